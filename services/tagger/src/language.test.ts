import { describe, expect, test } from "vitest";
import { detectLanguage } from "./language.ts";

describe("detectLanguage", () => {
  test.each([
    ["en", "Iran turns to Russia for support after strikes"],
    ["ru", "Путин принял в Кремле главу МИД Ирана"],
    ["uk", "Президент заявив про нові удари по країні"],
    ["uk", "Твiй Син воскрес на третiй день i мертвих воскресив"],
    ["fa", "وزیر امور خارجه ایران وارد مسکو شد"],
    ["ar", "وزير الخارجية الإيراني يصل إلى موسكو"],
    ["he", "שר החוץ של איראן הגיע למוסקבה"],
    ["tr", "İran Dışişleri Bakanı Moskova'ya geldi"],
    ["de", "Der iranische Außenminister reist nach Moskau"],
    ["fr", "Le ministre iranien des Affaires étrangères se rend à Moscou"],
  ])("%s", (language, text) => {
    expect(detectLanguage(text).language).toBe(language);
  });

  test.each([
    ["nothing", ""],
    ["digits", "12 345"],
    ["a name alone", "Sony"],
    ["an address", "https://example.org/a/b"],
  ])("%s is und", (_name, text) => {
    expect(detectLanguage(text).language).toBe("und");
  });

  test.each([
    ["a name alone", "Iran", "en", "en"],
    ["the same name", "Iran", "fr", "fr"],
    ["a name again and again", "IRAN ".repeat(50), "en", "en"],
    ["a name and a place", "Putin in Teheran", "de", "de"],
    ["two Arabic words that are Persian, too", "طهران ترد", "ar", "ar"],
    ["Urdu letters", "روسی وزیر خارجہ", "ur", "ur"],
    ["Tajik letters", "Вазири хориҷаи Эрон ба Маскав омад", "tg", "tg"],
    ["Bulgarian", "Външният министър на Иран", "bg", "bg"],
    ["Russian at a Ukrainian site", "Путин принял в Кремле главу МИД Ирана", "uk", "ru"],
    ["Persian at an Arabic site", "پوتین به تهران رفت و بازگشت", "ar", "fa"],
  ])("%s with a feed's language", (_name, text, hint, language) => {
    expect(detectLanguage(text, hint).language).toBe(language);
  });

  test.each([
    ["a name alone", "Iran", "und"],
    ["a name again and again", "IRAN ".repeat(50), "und"],
    ["Pashto letters, which Persian lacks", "ایران ځواب ورکړ", "ps"],
    ["Urdu letters, which Persian lacks", "روسی وزیر خارجہ", "ur"],
    ["Tajik letters, which Russian lacks", "Вазири хориҷаи Эрон", "tg"],
  ])("%s without one", (_name, text, language) => {
    expect(detectLanguage(text).language).toBe(language);
  });

  test("a hint tips a close vote and no clear one", () => {
    const english = "The ministers will meet again in the capital next week";
    expect(detectLanguage(english, "fr").language).toBe("en");
    expect(detectLanguage(english, "en-GB").confidence).toBeGreaterThanOrEqual(
      detectLanguage(english).confidence,
    );
  });
});
