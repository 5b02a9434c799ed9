/**
 * Who must still sign. The server's quorum and the device's are the rule; this says to people what they already know, in words:
 * which roles, how many, who has signed and who could.
 */
import type { Approved, CouldApprove, Need } from "./shape";

/** One alternative of the ladder, and how far the signatures carry it. */
export interface Alternative {
  readonly needs: readonly (Need & { readonly signed: number })[];
  /** People who are missing under this alternative, the extra one after a veto among them. */
  readonly missing: number;
}

/** What is known of the signatures on a command. */
export interface Signing {
  readonly needs: readonly (readonly Need[])[];
  readonly approvals: readonly Pick<Approved, "person" | "role">[];
  readonly one_more: boolean;
  readonly could_approve: readonly CouldApprove[];
}

/** Every alternative with what it still misses, the nearest one first. */
export function alternatives(signing: Signing): Alternative[] {
  const all = signing.needs.map((needs) => alternative(needs, signing));
  return all.sort((a, b) => a.missing - b.missing);
}

function alternative(needs: readonly Need[], signing: Signing): Alternative {
  const counted = needs.map((need) => ({
    ...need,
    signed: Math.min(need.count, signing.approvals.filter((approval) => approval.role === need.role).length),
  }));
  const byRole = counted.reduce((sum, need) => sum + need.count - need.signed, 0);
  const asked = needs.reduce((sum, need) => sum + need.count, 0) + (signing.one_more ? 1 : 0);
  return { needs: counted, missing: Math.max(byRole, asked - signing.approvals.length, 0) };
}

/** How many people are missing at least. */
export function missing(signing: Signing): number {
  return alternatives(signing)[0]?.missing ?? 0;
}

/** Who could sign and has not: only in a role that some unfilled need asks for. */
export function couldStill(signing: Signing): CouldApprove[] {
  const open = openRoles(signing);
  return signing.could_approve.filter(
    (person) =>
      person.suspended !== true &&
      person.own !== true &&
      !signing.approvals.some((approval) => approval.person === person.person) &&
      person.roles.some((role) => open.has(role)),
  );
}

function openRoles(signing: Signing): Set<string> {
  const rest = alternatives(signing);
  const roles = rest.flatMap((way) => way.needs.filter((need) => need.signed < need.count || signing.one_more));
  return new Set(roles.map((need) => need.role));
}

/** Whether the people there are could ever complete some alternative: otherwise the command waits in vain. */
export function attainable(signing: Signing): boolean {
  const rest = couldStill(signing);
  return alternatives(signing).some((way) => {
    if (way.missing === 0) return true;
    const open = way.needs.filter((need) => need.signed < need.count);
    const slots = open.flatMap((need) => Array<string>(need.count - need.signed).fill(need.role));
    return rest.length >= way.missing && fill(slots, rest);
  });
}

/** Whether each slot can have a person of its own (at most a handful of each: tried out). */
function fill(slots: readonly string[], people: readonly CouldApprove[]): boolean {
  const [slot, ...others] = slots;
  if (slot === undefined) return true;
  return people.some((person) => person.roles.includes(slot) && fill(others, people.filter((other) => other !== person)));
}
