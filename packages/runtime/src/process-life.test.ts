import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";

const module = new URL("./process-life.ts", import.meta.url).href;

/** Runs a program whose start takes half a second, and sends it a signal when it has begun. */
async function interrupted(start: string): Promise<{ code: number | null; output: string }> {
  const script = `
    import { runProgram } from ${JSON.stringify(module)};
    import { setTimeout as sleep } from "node:timers/promises";
    const say = (line) => process.stdout.write(line + "\\n");
    await runProgram(async (signal) => { say("begun"); await sleep(500); ${start} });`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script]);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (data: Buffer) => {
      if (output === "") child.kill("SIGINT");
      output += data.toString();
    });
  }
  const [code] = (await once(child, "close")) as [number | null];
  return { code, output };
}

test("a signal during the start stops what was started", async () => {
  const { code, output } = await interrupted('return { say, stop: async () => say("stopped") };');
  expect(output).toBe("begun\nStopping …\nstopped\n");
  expect(code).toBe(0);
});

test("a start that fails after the signal is told", async () => {
  const { code, output } = await interrupted('throw new Error("no port");');
  expect(output).toMatch(/no port/);
  expect(code).toBe(1);
});

test("a start that gives up at the signal is no failure", async () => {
  const { code, output } = await interrupted("signal.throwIfAborted();");
  expect(output).toBe("begun\n");
  expect(code).toBe(0);
});
