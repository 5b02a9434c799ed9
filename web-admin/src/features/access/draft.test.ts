import { describe, expect, it } from "vitest";

import { countChanges, draftOf, isChanged, keep, newPolicy, newSegment, newZone, NO_RULES, rebase, remove, typeNetworks, whole } from "./draft";

const office = newZone("z1", "Office");
const desk = newSegment("s1", "Desk");
const policy = { ...newPolicy("p1", "Office only"), from: ["z1"] };
const rules = { zones: [{ ...office, segments: ["s1"] }], segments: [desk], policies: [policy] };

describe("a draft of the rules", () => {
  it("changes nothing until somebody changes something", () => {
    const draft = draftOf(3, rules);
    expect([isChanged(draft), countChanges(draft), draft.base]).toEqual([false, 0, 3]);
    const renamed = keep(draft, "zones", { ...office, name: "Offices", segments: ["s1"] });
    expect([isChanged(renamed), countChanges(renamed)]).toEqual([true, 1]);
    expect(isChanged(keep(renamed, "zones", { ...office, segments: ["s1"] })), "and back").toBe(false);
  });

  it("counts what is new, changed and gone", () => {
    const added = keep(draftOf(1, rules), "policies", newPolicy("p2", "Another"));
    expect(countChanges(added)).toBe(1);
    expect(countChanges(remove(added, "policies", "p1"))).toBe(2);
  });

  it("takes an item out of whatever names it", () => {
    const withoutZone = remove(draftOf(1, rules), "zones", "z1").rules;
    expect([withoutZone.zones, withoutZone.policies[0]?.from]).toEqual([[], []]);
    const withoutSegment = remove(draftOf(1, rules), "segments", "s1").rules;
    expect([withoutSegment.segments, withoutSegment.zones[0]?.segments]).toEqual([[], []]);
  });

  it("keeps a list of networks as it was typed while a line is not understood", () => {
    const typing = typeNetworks(draftOf(1, rules), desk, ["10.0.0.0/8"], "10.0.0.0/8\n10.");
    expect(typing.typed).toEqual({ s1: "10.0.0.0/8\n10." });
    expect(typing.rules.segments[0]?.networks).toEqual(["10.0.0.0/8"]);
    expect(typeNetworks(typing, desk, ["10.0.0.0/8"], null).typed).toEqual({});
    expect(remove(typing, "segments", "s1").typed).toEqual({});
  });

  it("fills in what a document leaves out", () => {
    const filled = whole({ policies: [{ id: "p", name: "P", mode: "on", otherwise: "deny" }] });
    expect(filled.policies[0]).toMatchObject({ from: [], people: { groups: [], roles: [] }, when_unknown: "deny" });
    expect(whole({})).toEqual(NO_RULES);
  });
});

describe("rules that somebody else saved meanwhile", () => {
  const mine = keep(draftOf(1, rules), "policies", { ...policy, mode: "on" });

  it("stay under one's own changes, and what both changed is named", () => {
    const theirs = { ...rules, zones: [{ ...office, name: "Head office", segments: ["s1"] }] };
    const { draft, both } = rebase(mine, 2, theirs);
    expect([draft.base, draft.rules.zones[0]?.name, draft.rules.policies[0]?.mode, both]).toEqual([2, "Head office", "on", []]);
    const clash = rebase(mine, 2, { ...rules, policies: [{ ...policy, name: "Offices only" }] });
    expect([clash.draft.rules.policies[0]?.mode, clash.both]).toEqual(["on", ["Offices only"]]);
  });

  it("keep what they added and leave out what either took out, unless the other changed it", () => {
    const added = rebase(mine, 2, { ...rules, policies: [policy, newPolicy("p9", "Theirs")] });
    expect(added.draft.rules.policies.map(({ id }) => id)).toEqual(["p1", "p9"]);
    const gone = rebase(draftOf(1, rules), 2, { ...rules, policies: [] });
    expect(gone.draft.rules.policies).toEqual([]);
    const wanted = rebase(mine, 2, { ...rules, policies: [] });
    expect([wanted.draft.rules.policies.map(({ mode }) => mode), wanted.both]).toEqual([["on"], ["Office only"]]);
    const taken = rebase(remove(draftOf(1, rules), "policies", "p1"), 2, rules);
    expect(taken.draft.rules.policies).toEqual([]);
  });
});
