import { describe, expect, it } from "vitest";

import { alternatives, attainable, couldStill, missing } from "./people";

const LADDER = [[{ role: "it", count: 2 }], [{ role: "hr", count: 1 }, { role: "it", count: 1 }]];
const ada = { person: "a", name: "Ada", roles: ["it", "root"] };
const ben = { person: "b", name: "Ben", roles: ["it"] };
const eve = { person: "e", name: "Eve", roles: ["hr"] };

describe("who must still sign", () => {
  it("counts what is missing under the nearest alternative", () => {
    const signing = { needs: LADDER, approvals: [{ person: "e", role: "hr" }], one_more: false, could_approve: [ada, ben, eve] };
    expect(missing(signing)).toBe(1);
    expect(alternatives(signing)[0]?.needs.map((need) => need.role)).toEqual(["hr", "it"]);
  });

  it("names those who could, without those who have", () => {
    const signing = { needs: LADDER, approvals: [{ person: "a", role: "it" }], one_more: false, could_approve: [ada, ben, eve] };
    expect(couldStill(signing).map((person) => person.name)).toEqual(["Ben", "Eve"]);
  });

  it("does not name who is suspended, or whose own device it is", () => {
    const could = [{ ...ada, suspended: true }, { ...ben, own: true }, eve];
    expect(couldStill({ needs: LADDER, approvals: [], one_more: false, could_approve: could }).map((person) => person.name)).toEqual(["Eve"]);
  });

  it("does not let a second hr stand in for it", () => {
    const approvals = [{ person: "e", role: "hr" }, { person: "f", role: "hr" }];
    expect(missing({ needs: LADDER, approvals, one_more: false, could_approve: [] })).toBe(1);
  });

  it("asks for one person more after a veto", () => {
    const approvals = [{ person: "a", role: "it" }, { person: "b", role: "it" }];
    expect(missing({ needs: LADDER, approvals, one_more: true, could_approve: [eve] })).toBe(1);
  });

  it("says when nobody can complete it", () => {
    const signing = { needs: [[{ role: "it", count: 2 }]], approvals: [], one_more: false, could_approve: [ada, eve] };
    expect(attainable(signing)).toBe(false);
    expect(attainable({ ...signing, could_approve: [ada, ben] })).toBe(true);
  });

  it("does not count one person for two roles", () => {
    const both = { person: "x", name: "X", roles: ["it", "hr"] };
    expect(attainable({ needs: [[{ role: "it", count: 1 }, { role: "hr", count: 1 }]], approvals: [], one_more: false, could_approve: [both] })).toBe(false);
  });
});
