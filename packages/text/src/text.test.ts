import { describe, expect, test } from "vitest";
import { fold, sentences, storable, titlesAgree, words } from "./index.ts";

describe("fold", () => {
  test.each([
    ["Arabic and Persian yeh and kaf", "علي كتاب", "علی کتاب"],
    ["zero-width non-joiner", "می‌گوید", "میگوید"],
    ["vowel marks and tatweel", "مُحَمَّـــد", "محمد"],
    ["digits of the Arabic script", "۱۲۳ ٤٥٦", "123 456"],
    ["yo", "Королёв", "королев"],
    ["quotes and dashes", "“no” – it’s", '"no" - it\'s'],
    ["compatibility forms and space", "ﬁne  \n ＡＢ", "fine ab"],
  ])("%s", (_name, given, expected) => {
    expect(fold(given)).toBe(expected);
  });
});

describe("storable", () => {
  test.each<[string, unknown, unknown]>([
    ["NUL goes", "a\0b\0", "ab"],
    ["half a surrogate pair is replaced", "a\ud83d b\ude00", "a\ufffd b\ufffd"],
    ["whole pairs and other controls stay", "a\u{1f600}\n\u0001", "a\u{1f600}\n\u0001"],
    ["in lists and objects, keys too", { "k\0": ["a\0", { b: "\0c" }] }, { k: ["a", { b: "c" }] }],
    ["numbers, nothing and dates stay", [1, null, undefined, new Date(0)], [1, null, undefined, new Date(0)]],
  ])("%s", (_name, given, expected) => {
    expect(storable(given)).toEqual(expected);
  });

  test("bytes are not text", () => {
    const bytes = new Uint8Array([0, 1]);
    expect(storable({ bytes }).bytes).toBe(bytes);
  });
});

describe("words", () => {
  test("keep their places in the text as given", () => {
    const text = "Iran’s U.S. talks, 1,200 men — می‌گوید";
    const found = words(text);
    expect(found.map((word) => text.slice(word.start, word.end))).toEqual([
      "Iran’s",
      "U",
      "S",
      "talks",
      "1,200",
      "men",
      "می‌گوید",
    ]);
    expect(found.at(-1)?.folded).toBe("میگوید");
  });
});

describe("sentences", () => {
  test("abbreviations, initials and decimals end none", () => {
    const text = "Dr. A. Araghchi met the U.S. envoy. He paid 3.5 mln. It was late!";
    expect(sentences(text, "en").map((s) => s.text)).toEqual([
      "Dr. A. Araghchi met the U.S. envoy.",
      "He paid 3.5 mln.",
      "It was late!",
    ]);
  });

  test("a blank line ends one without a full stop, and offsets point into the text", () => {
    const text = "A headline\n\nПутин приехал. «Мы ждём», сказал он.";
    const found = sentences(text, "ru");
    expect(found.map((s) => s.text)).toEqual(["A headline", "Путин приехал.", "«Мы ждём», сказал он."]);
    for (const s of found) expect(text.slice(s.start, s.end)).toBe(s.text);
  });

  test("Persian question marks end one", () => {
    expect(sentences("آیا او آمد؟ بله آمد.", "fa")).toHaveLength(2);
  });
});

test.each([
  ["Talks go on in Geneva", "Talks go on in Geneva", true],
  ["Talks go on in Geneva", "Talks go on in Geneva - The Stand", true],
  ["Talks go on in Geneva", "TALKS GO ON", true],
  ["Talks go on in Geneva", "Geneva: talks between ministers go on into the night", true],
  ["Talks go on in Geneva", "", true],
  ["Talks go on in Geneva", "A bridge was opened near Perm", false],
  ["Переговоры продолжаются", "Talks go on in Geneva", false],
])("the titles %j and %j can be of one article: %s", (one, other, agree) => {
  expect([titlesAgree(one, other), titlesAgree(other, one)]).toEqual([agree, agree]);
});
