import { describe, expect, test } from "vitest";
import { isBotWall, isConsentWall, isErrorPage } from "./walls.ts";

describe("a request for consent", () => {
  test.each([
    [
      "German",
      "Besuchen Sie uns wie gewohnt mit Werbung und Cookies. Ihre Zustimmung ist jederzeit widerrufbar.",
    ],
    ["French", "En cliquant sur « Accepter », vous acceptez que nos 312 partenaires déposent des cookies."],
    ["Dutch", "Als je Alles accepteren kiest, gebruiken we cookies en gegevens voor advertenties."],
    ["Russian", "Продолжая, вы соглашаетесь на обработку персональных данных и файлов cookie."],
    ["Persian", "این سایت از کوکی استفاده می‌کند. با پذیرفتن آن، داده‌های شما برای تبلیغات به کار می‌رود."],
  ])("is known in %s, unless the page calls itself an article", (_language, text) => {
    expect(isConsentWall(text, { declaresArticle: false })).toBe(true);
    expect(isConsentWall(text, { declaresArticle: true })).toBe(false);
  });

  test("is no recipe", () => {
    expect(isConsentWall("Bake the cookies until they are brown.", { declaresArticle: false })).toBe(false);
  });
});

describe("a wall against robots", () => {
  test.each([
    "Attention Required! | Cloudflare",
    "Проверка вашего браузера перед переходом на сайт",
    "Подтвердите, что запросы отправляли вы, а не робот. Докажите, что вы не робот",
    "Wir überprüfen, ob Sie ein Mensch sind.",
    "Vérifiez que vous êtes un humain",
    "Ray ID: 8f1c2d3e4f",
  ])("%s", (text) => {
    expect(isBotWall(text)).toBe(true);
  });

  test("is no report of one", () => {
    expect(isBotWall("Robots unload the first ship in the port of Larnau")).toBe(false);
  });
});

describe("an error page", () => {
  test.each([
    "Ошибка 404",
    "Такой страницы нет",
    "К сожалению, запрашиваемая вами страница не существует",
    "خطای ۴۰۴",
    "صفحه‌ای که به دنبال آن هستید وجود ندارد",
    "عذرا، الصفحة التي تبحث عنها غير موجودة",
    "404",
    "Error 404 (Not Found)",
    "404 - Page not found",
    "La página que buscas no existe",
    "Diese Seite existiert nicht: Seite nicht gefunden",
    "We’re sorry: this page can’t be found",
  ])("%s", (text) => {
    expect(isErrorPage(text)).toBe(true);
  });

  test.each([
    "Crew of 404 is saved",
    "Toll rises to 404",
    "404 people are saved",
    "The page that changed the harbour",
    "Страница истории порта",
  ])("is not: %s", (text) => {
    expect(isErrorPage(text)).toBe(false);
  });
});
