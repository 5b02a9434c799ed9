// The two languages say the same things, and nothing is said that nobody hears.
import { describe, expect, it } from "vitest";

type Texts = Record<string, string>;

const english = import.meta.glob<{ default: Texts }>("./en/*.ts", { eager: true });
const russian = import.meta.glob<{ default: Texts }>("./ru/*.ts", { eager: true });
const sources = import.meta.glob<string>(["../**/*.{ts,tsx}", "!./{en,ru}/*", "!../**/*.test.*", "!../api/schema.d.ts"], {
  eager: true,
  query: "?raw",
  import: "default",
});

// Codes of the server are no plurals: `request.too_many`.
const PLURAL = /^(?!problem\.|todo\.)(.*)_(zero|one|two|few|many|other)$/;
const base = (key: string) => PLURAL.exec(key)?.[1] ?? key;
const name = (path: string) => path.replace(/^.*\//, "").replace(/\.ts$/, "");
const basesOf = (texts: Texts) => [...new Set(Object.keys(texts).map(base))].sort();
const holesOf = (text: string) => [...new Set([...text.matchAll(/\{\{\s*(\w+)[^}]*\}\}/g)].map((match) => match[1] ?? ""))].sort();
const all = Object.values(sources).join("\n");

// Keys are written out as literals, or made from a literal beginning: t(`state.${state}`).
const beginnings = [...all.matchAll(/[`"]([\w:.-]*[.:_-])\$\{/g)].map((match) => (match[1] ?? "").replace(/^\w+:/, "")).filter((start) => start !== "");
const literals = new Set([...all.matchAll(/["'`]((?:\w+:)?[\w.-]+)["'`]/g)].map((match) => (match[1] ?? "").replace(/^\w+:/, "")));
// Or from a literal end: t(`${step}.title`).
const ends = [...all.matchAll(/[(`]`?\$\{[^}]+\}(\.[\w.-]+)`/g)].map((match) => match[1] ?? "");
const used = (key: string) => literals.has(key) || beginnings.some((start) => key.startsWith(start)) || ends.some((end) => key.endsWith(end));

describe("texts", () => {
  it("has the same files in both languages", () => {
    expect(Object.keys(russian).map(name)).toEqual(Object.keys(english).map(name));
  });

  for (const [path, { default: texts }] of Object.entries(english)) {
    const other = russian[path.replace("/en/", "/ru/")]?.default ?? {};

    it(`${name(path)}: has the same keys in both languages`, () => {
      expect(basesOf(other)).toEqual(basesOf(texts));
    });

    it(`${name(path)}: fills the same holes in both languages`, () => {
      for (const key of Object.keys(texts).filter((key) => !PLURAL.test(key))) {
        expect({ key, holes: holesOf(other[key] ?? "") }).toEqual({ key, holes: holesOf(texts[key] ?? "") });
      }
    });

    it(`${name(path)}: has every plural that Russian needs`, () => {
      const counted = new Set(Object.keys(texts).filter((key) => PLURAL.test(key)).map(base));
      for (const key of counted) {
        for (const form of ["one", "few", "many", "other"]) expect(other).toHaveProperty([`${key}_${form}`]);
        for (const form of ["one", "other"]) expect(texts).toHaveProperty([`${key}_${form}`]);
      }
    });

    it(`${name(path)}: says nothing that no page uses`, () => {
      expect(basesOf(texts).filter((key) => !used(key))).toEqual([]);
    });

    it(`${name(path)}: leaves no text empty`, () => {
      const empty = [...Object.entries(texts), ...Object.entries(other)].filter(([, text]) => text.trim() === "");
      expect(empty).toEqual([]);
    });
  }
});
