import { describe, expect, it } from "vitest";

import { newPolicy, NO_RULES } from "../draft";
import { faulty, turnedInto } from "./outcome";

describe("what came of a trial", () => {
  it("is counted by what would happen now, as long as every change is listed", () => {
    const list = [{ now: "deny" }, { now: "deny" }, { now: "allow" }];
    expect(turnedInto({ changed: 3, list })).toEqual({ deny: 2, step_up: 0, allow: 1 });
    expect(turnedInto({ changed: 4, list }), "the list is cut").toBeNull();
  });

  it("leads from a fault to what it is about", () => {
    const rules = { ...NO_RULES, policies: [newPolicy("p", "Office only")] };
    expect(faulty("/policies/0", rules)).toEqual({ kind: "policies", name: "Office only" });
    expect(faulty("/policies/0/within/spans/1", rules)?.name).toBe("Office only");
    expect([faulty("", rules), faulty("/policies/7", rules), faulty("/rules", rules)]).toEqual([null, null, null]);
  });
});
