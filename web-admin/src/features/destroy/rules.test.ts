import { describe, expect, it } from "vitest";

import { aDevice } from "../fleet";
import { type Draft, gaps, namesTarget, order } from "./rules";

const laptop = aDevice({ label: "Dana Petrova · Рабочий ноутбук", enrollment: "00112233445566778899aabbccddeeff" });
const phone = aDevice({ label: "Dana Petrova · phone", enrollment: "ff112233445566778899aabbccddee00" });
const draft = (otherwise: Partial<Draft>): Draft => ({ reason: "left", typed: "eeff", lifeMs: 1, ...otherwise });

describe("the rules of the destructive dialog", () => {
  it("sends nothing without a reason", () => {
    expect(gaps(draft({ reason: "  " }), [laptop])).toEqual(["reason"]);
    expect(order(draft({ reason: "" }), "wipe_container", [laptop])).toBeNull();
  });

  it("sends nothing before the device is named", () => {
    for (const typed of ["", "e", "petrova", "phone", "Dana Petrova"]) {
      expect(order(draft({ typed }), "wipe_container", [laptop])).toBeNull();
    }
  });

  it("takes the name of the device, however it is cased or spaced, or its last four characters", () => {
    for (const typed of ["рабочий  НОУТБУК ", "eeff", "EEFF"]) expect(namesTarget(typed, [laptop])).toBe(true);
  });

  it("asks for the number where there are several, and no single name will do", () => {
    expect(namesTarget("2", [laptop, phone])).toBe(true);
    expect(namesTarget("phone", [laptop, phone])).toBe(false);
    expect(namesTarget("3", [laptop, phone])).toBe(false);
  });

  it("refuses a reason that approvers could misread", () => {
    expect(gaps(draft({ reason: "left\u202eyadot" }), [laptop])).toEqual(["reason_characters"]);
    expect(gaps(draft({ reason: "a\nb" }), [laptop])).toEqual(["reason_characters"]);
    expect(gaps(draft({ reason: "ы".repeat(101) }), [laptop])).toEqual(["reason_too_long"]);
  });

  it("sends exactly what was shown", () => {
    expect(order(draft({ reason: " left ", lifeMs: 60_000 }), "unenroll", [laptop])).toEqual({
      action: "unenroll",
      targets: [laptop.enrollment],
      reason: "left",
      expires_in_ms: 60_000,
    });
  });
});
