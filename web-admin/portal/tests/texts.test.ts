// Both languages say the same things, and moments read as people say them.
import { expect, it } from "vitest";

import { LANGUAGES, country, since, textsFor } from "../texts";
import { en } from "../texts/en";
import { ru } from "../texts/ru";

it("every problem that one language explains the other explains, too", () => {
  expect(Object.keys(ru.problems)).toEqual(Object.keys(en.problems));
  expect(Object.keys(ru.devices.status)).toEqual(Object.keys(en.devices.status));
});

it("no text is empty, and none is left in the other alphabet", () => {
  const texts = (part: unknown): string[] => (typeof part === "string" ? [part] : typeof part === "object" && part !== null ? Object.values(part).flatMap(texts) : []);
  const { name: _, code: __, ...russian } = ru;
  expect(texts(en).filter((text) => /[а-яё]/i.test(text) || text === "")).toEqual([]);
  expect(texts(russian).filter((text) => !/[а-яё]/i.test(text))).toEqual([]);
});

it("the language is the chosen one, else the browser's, else English", () => {
  expect([textsFor("ru", ["en"]).code, textsFor(null, ["de", "ru-RU"]).code, textsFor(null, ["de"]).code]).toEqual(["ru", "ru", "en"]);
  expect(LANGUAGES).toHaveLength(2);
});

it("spans are said in the largest unit that has passed, and a clock that is off is no future", () => {
  const now = 1_000_000_000_000;
  expect(since(en, now - 3 * 3_600_000, now)).toBe("3 hours ago");
  expect(since(ru, now - 5 * 60_000, now)).toBe("5 минут назад");
  expect([since(en, now, now), since(en, now + 60_000, now)]).toEqual(["just now", "just now"]);
});

it("counted things have the plural of their number", () => {
  expect(ru.recovery.left(3, "1 мая")).toBe("3 кода осталось (созданы 1 мая)");
  expect(ru.recovery.left(1, "1 мая")).toBe("1 код остался (созданы 1 мая)");
  expect(en.recovery.left(1, "1 May")).toBe("1 code left of those made 1 May");
  expect(ru.prove.wait(21)).toBe("Подождите 21 секунду и повторите.");
});

it("countries have names, and letters that are no country stay letters", () => {
  expect([country(ru, "KZ"), country(en, "DE"), country(en, "?!")]).toEqual(["Казахстан", "Germany", "?!"]);
});
