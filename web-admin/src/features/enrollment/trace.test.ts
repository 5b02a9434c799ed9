import { describe, expect, it } from "vitest";
import { waitsFor } from "./trace";

const steps = (...names: readonly ("made" | "asked" | "refused" | "enrolled" | "checked_in" | "container_ready")[]) => names.map((step) => ({ step }));

describe("the trace of an enrollment", () => {
  it("waits for the device before anything has happened", () => {
    expect(waitsFor([])).toBe("asked");
    expect(waitsFor(steps("made"))).toBe("asked");
  });

  it("waits for the step after the last one that was told", () => {
    expect(waitsFor(steps("made", "asked"))).toBe("enrolled");
    expect(waitsFor(steps("made", "asked", "enrolled", "checked_in"))).toBe("container_ready");
  });

  it("goes on waiting after a refusal, because the device may try again", () => {
    expect(waitsFor(steps("made", "asked", "refused"))).toBe("enrolled");
  });

  it("waits for nothing at the end", () => {
    expect(waitsFor(steps("made", "asked", "enrolled", "checked_in", "container_ready"))).toBeNull();
  });
});
