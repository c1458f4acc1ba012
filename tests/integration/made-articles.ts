/** Articles made for tests: each with words of its own, so that none is a copy of another unless it is meant to be. */

const names = ["Araghchi", "Putin", "Lavrov", "Pezeshkian", "Khamenei", "Ushakov", "Peskov", "Baghaei"];
const places = ["Moscow", "Tehran", "Kazan", "Sochi", "Isfahan", "Geneva", "Vienna", "Astrakhan"];
const subjects = [
  "gas",
  "grain",
  "satellites",
  "railways",
  "reactors",
  "visas",
  "ports",
  "banks",
  "drones",
  "tariffs",
  "water",
];
const verbs = [
  "discussed",
  "signed",
  "postponed",
  "defended",
  "questioned",
  "announced",
  "rejected",
  "praised",
];

/** A pseudo-random sequence that is the same for one seed (Lehmer's generator, modulus 2^31 − 1). */
function sequence(seed: number): () => number {
  let state = (seed + 1) * 48_271;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

export function madeArticle(seed: number): { title: string; text: string; html: string } {
  const next = sequence(seed);
  const pick = (list: readonly string[]) => list[Math.floor(next() * list.length)] ?? "";
  const title = `${pick(names)} and ${pick(names)} ${pick(verbs)} ${pick(subjects)} in ${pick(places)}, meeting ${seed}`;
  const paragraphs = Array.from({ length: 6 }, () =>
    Array.from({ length: 4 }, () => {
      const number = Math.floor(next() * 9000) + 1000;
      return `Officials from Iran and Russia in ${pick(places)} ${pick(verbs)} ${pick(subjects)} with ${pick(names)}, naming ${number} ${pick(subjects)} and ${pick(subjects)} near ${pick(places)} after ${pick(names)} ${pick(verbs)} them.`;
    }).join(" "),
  );
  const html = `<!doctype html><html lang="en"><head><title>${title}</title></head><body><nav><a href="/">Home</a></nav><article><h1>${title}</h1>${paragraphs.map((p) => `<p>${p}</p>`).join("")}</article><footer>© Example</footer></body></html>`;
  return { title, text: paragraphs.join("\n\n"), html };
}
