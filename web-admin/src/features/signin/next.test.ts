import { describe, expect, it } from "vitest";
import { nextOf } from "./next";

describe("the place after the door", () => {
  it("is the place that was asked for", () => {
    expect(nextOf("?next=%2Fdevices%3Fstate%3Dlocked")).toBe("/devices?state=locked");
  });

  it("is the overview where nothing was asked for, and never the door again", () => {
    expect(nextOf("")).toBe("/");
    expect(nextOf("?next=/sign-in?next=/sign-in")).toBe("/");
  });

  it("is never another site", () => {
    for (const elsewhere of ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "evil"]) {
      expect(nextOf(`?next=${encodeURIComponent(elsewhere)}`)).toBe("/");
    }
  });
});
