/**
 * What the destructive dialog says, as phrases: what exactly is erased on this device, what happens now, what waits, who may
 * approve. Made from the enrollment and the keyring, so that two devices never share one frightening sentence.
 */
import { type Action, type Approvers, couldStill, destroys, type Signing } from "../orders";
import type { Device } from "../fleet";
import { type Phrase, phrase } from "../words";

/** What is gone afterwards on this device, in order; and what stays. */
export interface Erased {
  readonly goes: Phrase[];
  readonly stays: Phrase[];
  /** What the word "erased" does not cover here. */
  readonly limits: Phrase[];
}

/** What an action erases on one device. */
export function erased(device: Device, action: Action): Erased {
  if (!destroys(action)) return { goes: [], stays: [], limits: [] };
  const goes = [phrase("destroy:goes.keys"), phrase("destroy:goes.share"), phrase("destroy:goes.data")];
  const stays: Phrase[] = [];
  const limits = [phrase("destroy:limits.copies"), phrase("destroy:limits.backups")];
  if (action === "wipe_device") {
    goes.push(phrase("destroy:goes.everything"));
    limits.push(phrase("destroy:limits.program"));
  } else {
    stays.push(phrase("destroy:stays.private"), phrase("destroy:stays.system"));
  }
  if (action === "unenroll") goes.push(phrase("destroy:goes.enrollment"));
  else stays.push(phrase("destroy:stays.enrollment"));
  if (device.container === "none") limits.push(phrase("destroy:limits.noContainer"));
  if (device.backing === null || device.backing === "none") limits.push(phrase("destroy:limits.noHardware"));
  return { goes, stays, limits };
}

/** What happens the moment this is proposed. */
export function happensNow(device: Device, action: Action): Phrase {
  if (!destroys(action)) return phrase(`destroy:now.nothing`);
  if (device.locked) return phrase("destroy:now.lockedAlready");
  if (device.connected) return phrase("destroy:now.lock");
  return device.last_seen == null ? phrase("destroy:now.lockNever") : phrase("destroy:now.lockLater", { at: device.last_seen });
}

/** What waits, and for whom. */
export function waits(device: Device, action: Action, needed: number): Phrase[] {
  const kind = destroys(action) ? "erase" : "lift";
  const parts = [phrase(`destroy:waits.${kind}`, { count: needed })];
  if (!device.connected) parts.push(phrase("destroy:waits.contact"));
  return parts;
}

/** Somebody of the keyring, and why they could not approve this. */
export interface Candidate {
  readonly person: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly why: Phrase | null;
}

/** The most devices that one order of this kind may name, under this keyring. */
export function mostTargets(keyring: Approvers, action: Action): number {
  const rungs = keyring.ladder.filter((rung) => rung.action === action).map((rung) => rung.max_targets);
  return Math.min(keyring.limits.max_targets, Math.max(0, ...rungs));
}

/** Who may approve, who may not and why, and what it takes; or nothing where the ladder has no rung so high. */
export function whoMayApprove(
  keyring: Approvers,
  action: Action,
  devices: readonly Pick<Device, "person" | "ceilings">[],
  suspended: readonly string[],
): { signing: Signing; candidates: Candidate[]; needed: number } | null {
  const rung = keyring.ladder
    .filter((entry) => entry.action === action && entry.max_targets >= devices.length && devices.length <= keyring.limits.max_targets)
    .sort((a, b) => a.max_targets - b.max_targets)[0];
  if (rung === undefined) return null;
  const solo = devices.length <= 1 && keyring.limits.solo && devices.every((device) => device.ceilings.solo);
  const demo = keyring.limits.demo && devices.every((device) => device.ceilings.demo);
  const about = new Set(devices.map((device) => device.person.id));
  const candidates = keyring.persons
    .filter((person) => person.roles.length > 0)
    .map((person) => ({ person: person.id, name: person.name, roles: person.roles, why: whyNot(person, { solo, demo, about, suspended }) }));
  const could = candidates.filter((candidate) => candidate.why === null);
  // The floor compiled into agents: an erasure takes two people, unless this is a pilot of one.
  const floor = destroys(action) && !solo ? 2 : 1;
  const sums = rung.alternatives.map((needs) => needs.reduce((sum, need) => sum + need.count, 0));
  const signing: Signing = { needs: rung.alternatives, approvals: [], one_more: false, could_approve: could };
  return { signing, candidates, needed: Math.max(floor, Math.min(...sums)) };
}

function whyNot(
  person: Approvers["persons"][number],
  rule: { solo: boolean; demo: boolean; about: ReadonlySet<string>; suspended: readonly string[] },
): Phrase | null {
  if (rule.suspended.includes(person.id)) return phrase("destroy:cannot.suspended");
  if (rule.about.has(person.id) && !rule.solo) return phrase("destroy:cannot.oneself");
  if (person.demoOnly && !rule.demo) return phrase("destroy:cannot.demoKey");
  return null;
}

/** Names of those who may approve in a role that this takes. */
export function namesOf(signing: Signing): string[] {
  return couldStill(signing).map((person) => person.name);
}
