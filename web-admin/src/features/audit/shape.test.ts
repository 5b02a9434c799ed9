import { describe, expect, it } from "vitest";

import { dayBounds, placeOf, queryOf } from "./shape";

describe("the audit trail's filters", () => {
  it("take a day as everything between its two midnights", () => {
    const bounds = dayBounds("2026-03-01");
    expect(bounds === null ? null : new Date(bounds.from).getDate()).toBe(1);
    expect(bounds === null ? 0 : new Date(bounds.to - 1).getDate()).toBe(1);
    expect(bounds === null ? 0 : new Date(bounds.to).getDate()).toBe(2);
  });

  it("ask for nothing where the address holds no day", () => {
    for (const day of ["", "yesterday", "2026-02-31", "2026-13-01"]) expect(dayBounds(day)).toBeNull();
    expect(queryOf({ from: "x", verb: "command.requested" })).toMatchObject({ from: undefined, verb: "command.requested" });
  });

  it("includes the last day whole", () => {
    expect(Number(queryOf({ to: "2026-03-01" })["to"])).toBe(new Date(2026, 2, 2).getTime());
  });

  it("lead to the page of what an event is about", () => {
    expect(placeOf("enrollment", "e1")).toBe("/devices/e1");
    expect(placeOf("token", "t1")).toBeNull();
  });
});
