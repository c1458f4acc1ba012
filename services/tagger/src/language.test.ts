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

  test("a hint tips a close vote and no clear one", () => {
    const english = "The ministers will meet again in the capital next week";
    expect(detectLanguage(english, "fr").language).toBe("en");
    expect(detectLanguage(english, "en-GB").confidence).toBeGreaterThanOrEqual(
      detectLanguage(english).confidence,
    );
  });
});
