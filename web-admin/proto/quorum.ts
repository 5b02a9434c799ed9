// Counting (protocol §6.2), to show who still has to sign. The agent remains the judge.
import type { Question } from "./approval";
import { verifyApproval } from "./approval";
import { floorOf } from "./floor";
import type { LadderAction, Role } from "./kinds";
import { rungFor } from "./ladder";
import type { Approval, Keyring } from "./messages";
import { hasRole, isForDemoOnly, keyOf, rolesOf } from "./messages";

/** Why those who signed are not enough, or not the right ones: the reason codes of the protocol. */
export type Short =
  | "approval.key_unknown"
  | "approval.demo_key"
  | "approval.suspended"
  | "approval.role"
  | "approval.oneself"
  | "approval.key_twice"
  | "approval.person_twice"
  | "approval.signature"
  | "ladder.targets"
  | "ladder.persons";

/** What is to be counted. Persons are ids in hexadecimal. */
export interface Ballot {
  readonly question: Question;
  readonly approvals: readonly Approval[];
  readonly action: LadderAction;
  readonly targets: number;
  /** Whose devices: they have no say. */
  readonly about: readonly string[];
  readonly solo: boolean;
  readonly demo: boolean;
  readonly suspended: readonly string[];
  /** A veto stands against earlier orders. */
  readonly oneMore: boolean;
}

/** One person's counted voice. */
export interface Vote {
  readonly person: string;
  readonly role: Role;
}

/** The voices, and null when they suffice under every keyring, or the reason why not. */
export interface Count {
  readonly votes: readonly Vote[];
  readonly short: Short | null;
}

/** Counts the approvals under every given keyring (the one named and the newest); all must be satisfied. */
export async function quorum(ballot: Ballot, keyrings: readonly Keyring[]): Promise<Count> {
  let count: Count = { votes: [], short: "ladder.persons" };
  for (const keyring of keyrings) {
    const votes = await votesUnder(ballot, keyring);
    if (typeof votes === "string") return { votes: [], short: votes };
    count = { votes, short: shortUnder(ballot, keyring, votes) };
    if (count.short !== null) return count;
  }
  return count;
}

/** Solo is one person and one target: whoever decides alone never reaches a second device. */
function isSolo(ballot: Ballot): boolean {
  return ballot.solo && ballot.targets <= 1;
}

async function votesUnder(ballot: Ballot, keyring: Keyring): Promise<Vote[] | Short> {
  const keys = new Set<string>();
  const persons = new Set<string>();
  const votes: Vote[] = [];
  for (const approval of ballot.approvals) {
    const key = keyOf(keyring, approval.key);
    if (key === undefined) return "approval.key_unknown";
    if (isForDemoOnly(key) && !ballot.demo) return "approval.demo_key";
    if (ballot.suspended.includes(key.person)) return "approval.suspended";
    if (!hasRole(keyring, key.person, approval.role)) return "approval.role";
    if (ballot.about.includes(key.person) && !isSolo(ballot)) return "approval.oneself";
    if (keys.has(key.publicKey)) return "approval.key_twice";
    if (persons.has(key.person)) return "approval.person_twice";
    if (!(await verifyApproval(approval, key, ballot.question))) return "approval.signature";
    keys.add(key.publicKey);
    persons.add(key.person);
    votes.push({ person: key.person, role: approval.role });
  }
  return votes;
}

function shortUnder(ballot: Ballot, keyring: Keyring, votes: readonly Vote[]): Short | null {
  const missing = missingUnder(ballot, keyring, votes);
  return missing === null ? "ladder.targets" : missing === 0 ? null : "ladder.persons";
}

/** The fewest signatures that are still missing under one keyring, over all alternatives; null where no rung carries the targets. */
export function missingUnder(ballot: Ballot, keyring: Keyring, votes: readonly Vote[]): number | null {
  const rung = rungFor(keyring, ballot.action, ballot.targets);
  if (rung === undefined) return null;
  const voices = (role: Role): number => votes.filter((vote) => vote.role === role).length;
  const missing = rung.alternatives.map((needs) => {
    const sum = needs.reduce((total, { count }) => total + count, 0);
    const asked = Math.max(sum, floorOf(ballot.action, isSolo(ballot)));
    const total = ballot.oneMore ? Math.min(asked + 1, Math.max(asked, able(ballot, keyring).length)) : asked;
    const inRoles = needs.reduce((rest, { role, count }) => rest + Math.max(0, count - voices(role)), 0);
    return Math.max(inRoles, total - votes.length);
  });
  return Math.max(0, Math.min(...missing));
}

/** Persons of the keyring who could sign at all. */
export function able(ballot: Ballot, keyring: Keyring): readonly string[] {
  const counts = (person: string): boolean =>
    keyring.keys.some((key) => key.person === person && (ballot.demo || !isForDemoOnly(key)));
  return keyring.persons
    .map(({ id }) => id)
    .filter((id) => rolesOf(keyring, id).length > 0 && counts(id))
    .filter((id) => !ballot.about.includes(id) && !ballot.suspended.includes(id));
}
