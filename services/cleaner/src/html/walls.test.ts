import { describe, expect, test } from "vitest";
import { isBotText, isBotTitle, isConsentWall, isErrorTitle } from "./walls.ts";

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
  ])("is known in %s, unless anything says that the page is an article", (_language, text) => {
    expect(isConsentWall(text, { isSigned: false })).toBe(true);
    expect(isConsentWall(text, { isSigned: true })).toBe(false);
  });

  test("is no recipe", () => {
    expect(isConsentWall("Bake the cookies until they are brown.", { isSigned: false })).toBe(false);
  });
});

describe("a wall against robots", () => {
  test.each([
    "Проверка вашего браузера перед переходом на сайт",
    "Подтвердите, что запросы отправляли вы, а не робот. Докажите, что вы не робот",
    "Wir überprüfen, ob Sie ein Mensch sind.",
    "Vérifiez que vous êtes un humain",
    "Ray ID: 8f1c2d3e4f",
    "مرورگر شما در حال بررسی است",
  ])("%s", (text) => {
    expect(isBotText(text, { isBare: false })).toBe(true);
  });

  test.each(["Attention Required! | Cloudflare", "Just a moment...", "بررسی امنیتی"])(
    "titled %s",
    (title) => {
      expect(isBotTitle(title)).toBe(true);
    },
  );

  test.each([
    "Captcha hackers arrested in Larnau",
    "Robots unload the first ship",
    "Just a moment of your time",
  ])("is no report: %s", (text) => {
    expect(isBotTitle(text)).toBe(false);
    expect(isBotText(text, { isBare: false })).toBe(false);
  });

  test("is known by a word that reports share, too, where hardly a link leads on", () => {
    expect(isBotText("Solve the captcha", { isBare: true })).toBe(true);
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
    "Access denied | Larnau Herald",
    "503 Service Unavailable",
    "抱歉，您访问的页面不存在",
  ])("%s", (text) => {
    expect(isErrorTitle(text)).toBe(true);
  });

  test.each([
    "Crew of 404 is saved",
    "Toll rises to 404",
    "503 pilgrims stranded in Larnau",
    "Access denied: Larnau bars a lawmaker",
    "The forbidden harbour",
    "404 people are saved",
    "The page that changed the harbour",
    "Страница истории порта",
  ])("is not: %s", (text) => {
    expect(isErrorTitle(text)).toBe(false);
  });
});
