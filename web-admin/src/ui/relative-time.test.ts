import { describe, expect, it } from "vitest";
import { clockTime, relative } from "./RelativeTime";

const NOW = Date.UTC(2026, 10, 23, 12);
const MINUTE = 60_000;
const DAY = 86_400_000;

describe("a moment in words", () => {
  it("is now where two clocks would not agree better", () => {
    expect(relative(NOW - 4000, NOW, "en")).toBe("now");
  });

  it("is said in the largest unit that it fills", () => {
    expect(relative(NOW - 3 * MINUTE, NOW, "en")).toBe("3 minutes ago");
    expect(relative(NOW - 26 * 60 * MINUTE, NOW, "en")).toBe("yesterday");
    expect(relative(NOW + 3 * DAY, NOW, "ru")).toBe("через 3 дня");
  });

  it("does not lose a day to the minutes that a page took to open", () => {
    expect(relative(NOW + 7 * DAY - 5 * MINUTE, NOW, "en")).toBe("in 1 week");
    expect(relative(NOW + 6 * DAY - 5 * MINUTE, NOW, "en")).toBe("in 6 days");
  });

  it("does not call a year next year that ends in another one", () => {
    expect(relative(NOW + 366 * DAY, NOW, "en")).toBe("in 1 year");
  });

  it("has its date only on another day", () => {
    expect(clockTime(NOW, NOW, "ru")).toMatch(/^\d\d?:\d\d$/);
    expect(clockTime(NOW - 3 * DAY, NOW, "ru")).toContain("нояб");
  });
});
