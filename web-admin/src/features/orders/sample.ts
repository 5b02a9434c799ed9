/** A command for tests: a wipe of one device's container that waits for people. */
import type { Command, Target } from "./shape";

/** The sample, with what a test wants otherwise. */
export function aCommand(otherwise: Partial<Command>): Command {
  return {
    id: "c1",
    digest: "d1",
    words: "one two three four five six",
    bytes: "",
    action: "wipe_container",
    state: "requested",
    reason: "left the company",
    requested_by: { kind: "admin", id: "ad", name: "Ada" },
    issued: 0,
    not_before: 0,
    expires: 1_000,
    needs: [[{ role: "it", count: 2 }]],
    one_more: false,
    needed: 2,
    approvals: [],
    vetoes: [],
    targets: [aTarget({})],
    could_approve: [],
    leaf: 0,
    ...otherwise,
  };
}

/** A device of it that waits, too. */
export function aTarget(otherwise: Partial<Target>): Target {
  return { enrollment: "e1", label: "Dana Petrova · laptop", person: { id: "p1", name: "Dana Petrova" }, changed_at: 0, state: "requested", reason: "", receipts: [], ...otherwise };
}
