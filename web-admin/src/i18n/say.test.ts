import { describe, expect, it } from "vitest";
import { fill, textOf } from "./say";

const russian = { "day_one": "{{count}} день", "day_few": "{{count}} дня", "day_many": "{{count}} дней", "day_other": "{{count}} дня", "plain": "слово" };
const say = (count: number) => fill(textOf(russian, "day", { count }, "ru") ?? "", { count });

describe("a text", () => {
  it("has the plural of its language", () => {
    expect([1, 2, 5, 11, 21, 22, 1.5].map(say)).toEqual(["1 день", "2 дня", "5 дней", "11 дней", "21 день", "22 дня", "1.5 дня"]);
  });

  it("is found by its key where a count chooses nothing", () => {
    expect(textOf(russian, "plain", { count: 3 }, "ru")).toBe("слово");
    expect(textOf(russian, "nothing", undefined, "ru")).toBeUndefined();
  });

  it("is filled as text, never as another hole", () => {
    expect(fill("{{name}} · {{name}}", { name: "{{count}}", count: 1 })).toBe("{{count}} · {{count}}");
  });

  it("keeps a hole in sight for which there is no value", () => {
    expect(fill("to {{name}}", {})).toBe("to {{name}}");
  });
});
