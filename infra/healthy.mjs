/**
 * Health check of a container: exits with 0 when the URL answers 200 within 4 s, else says why and exits with 1.
 * usage: node healthy.mjs <url>
 */
const [url] = process.argv.slice(2);
try {
  const answer = await fetch(url, { signal: AbortSignal.timeout(4_000) });
  const body = (await answer.text()).slice(0, 500);
  if (answer.status !== 200) throw new Error(`${answer.status} ${body}`);
} catch (error) {
  console.error(`${url}: ${error.cause?.message ?? error.message}`);
  process.exitCode = 1;
}
