/** Sounds told apart, each a bit of a `Sound`'s readings: plosives, fricatives, affricates, liquids, glides, vowels. */
const inventory = "p b t d k g q f v s z S Z x h C J c m n l r w y a e i o u".split(" ");

/**
 * What one letter, or letters that belong together, may be heard as. `silence` is the price, 0 to 1, of its not being
 * heard in a name of letters with vowels, `unwritten` in one of the Arabic script, which leaves short vowels out.
 */
export type Sound = {
  /** Among all sounds of the tables, so that prices are looked up and not reckoned. */
  id: number;
  readings: number;
  weight: number;
  silence: number;
  unwritten: number;
};

const bits = new Map(inventory.map((sound, at) => [sound, 1 << at]));

/** The readings "k g" as bits. S is sh, Z zh, C ch, J dzh, c ts, x kh, q the deep k that is also written gh. */
export function readingsOf(sounds: string): number {
  let readings = 0;
  for (const sound of sounds.split(" ")) readings |= bits.get(sound) ?? 0;
  return readings;
}

export const vowels = readingsOf("a e i o u");
const glides = readingsOf("w y h");

const vowelSilence = 0.2;
/** Of a vowel inside a word that a script without vowels leaves out. */
const shortVowel = 0.04;
const made = new Map<string, Sound>();
/** More sounds than the tables of spellings have. */
const mostSounds = 512;

/**
 * A sound with the prices of its kind: a vowel weighs little, h and the glides less than other consonants. `written`:
 * it is of a script that writes it only where it is heard.
 */
export function soundOf(sounds: string, silence?: number, { written = false } = {}): Sound {
  const key = `${sounds}:${silence}:${written}`;
  const known = made.get(key);
  if (known) return known;
  const sound = { id: made.size, ...kindOf(readingsOf(sounds), silence, written) };
  if (sound.id >= mostSounds) throw new RangeError(`more than ${mostSounds} sounds`);
  made.set(key, sound);
  return sound;
}

function kindOf(readings: number, given: number | undefined, written: boolean): Omit<Sound, "id"> {
  if ((readings & vowels) === readings) {
    const silence = given ?? vowelSilence;
    return { readings, weight: 0.3, silence, unwritten: written ? silence : Math.min(silence, shortVowel) };
  }
  const glide = (readings & (glides | vowels)) !== 0;
  const price = given ?? (glide ? 0.4 : 1);
  return { readings, weight: glide ? 0.6 : 1, silence: price, unwritten: price };
}

/**
 * Prices of hearing one sound as another, from 0 (the same) to 1; pairs that are not here cost 1. By place and manner
 * of articulation, and by which of them writing systems let run together (v and w, k and q, z and zh).
 */
const pairs =
  "p-b .45 p-f .5 b-v .5 f-v .2 v-w .05 f-w .4 t-d .5 t-s .8 t-c .5 d-z .7 d-J .7 s-z .3 s-S .35 s-c .25 z-c .4 z-Z .4 z-J .5 " +
  "S-Z .4 S-C .4 S-c .5 C-J .35 C-c .45 C-Z .5 C-k .7 J-Z .1 J-c .5 J-y .6 J-g .5 k-g .45 k-q .1 g-q .3 k-x .5 q-x .5 g-x .6 x-h .35 g-h .5 " +
  "k-h .75 m-n .6 l-r .7 Z-y .7 " +
  "a-e .12 a-o .15 a-i .3 a-u .3 e-i .1 e-o .25 e-u .3 i-o .35 i-u .3 o-u .08 " +
  "i-y .05 e-y .15 a-y .35 o-y .4 u-y .4 u-w .05 o-w .1 a-w .35 e-w .4 i-w .4 u-v .3 o-v .35 a-h .4 e-h .4";

const size = inventory.length;
const prices = new Float64Array(size * size).fill(1);
for (let at = 0; at < size; at++) prices[at * size + at] = 0;
const entries = pairs.split(" ");
for (let at = 0; at < entries.length; at += 2) {
  const [a = 0, b = 0] = (entries[at] ?? "").split("-").map((sound) => inventory.indexOf(sound));
  prices[a * size + b] = prices[b * size + a] = Number(entries[at + 1]);
}

const reckoned = new Float64Array(mostSounds * mostSounds).fill(-1);

/** The least price of hearing a reading of the one as a reading of the other. */
export function priceOf(a: Sound, b: Sound): number {
  const at = a.id * mostSounds + b.id;
  const known = reckoned[at] ?? -1;
  if (known >= 0) return known;
  const price = leastPrice(a.readings, b.readings);
  reckoned[at] = price;
  return price;
}

function leastPrice(a: number, b: number): number {
  let least = 1;
  for (let i = 0; i < size; i++)
    if (a & (1 << i))
      for (let j = 0; j < size; j++) if (b & (1 << j)) least = Math.min(least, prices[i * size + j] ?? 1);
  return least;
}
