import { describe, expect, it } from "vitest";
import { doneOf, type Reached, statesOf } from "./progress";

const fresh: Reached = { passkeys: 1, approval_key: false, second_person: "none", device: false, lock_tried: false };

describe("the first run", () => {
  it("begins at the approval key, because whoever sees it has a passkey", () => {
    expect(statesOf(fresh)).toEqual({ passkey: "done", key: "now", second: "later", device: "later", lock: "later" });
  });

  it("does not wait for the second person in what it counts", () => {
    const alone: Reached = { ...fresh, approval_key: true, device: true, lock_tried: true };
    expect(statesOf(alone)["second"]).toBe("now");
    expect(doneOf(alone)).toBe(4);
  });

  it("counts the second person only when they are in the keyring", () => {
    for (const second_person of ["none", "invited", "key_waiting", "countersigning"] as const) {
      expect(doneOf({ ...fresh, second_person })).toBe(1);
    }
    expect(doneOf({ ...fresh, second_person: "done" })).toBe(2);
  });
});
