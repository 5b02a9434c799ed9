/**
 * The rules while somebody changes them: from which version they were made, what stood there, and what shall stand there.
 * Nothing here asks the server; every change gives a new draft.
 */
import type { Document, Policy, Rules, Segment, Zone } from "./shape";

/** A draft. */
export interface Draft {
  /** The version that it was made from. */
  readonly base: number;
  /** What that version says. */
  readonly before: Rules;
  /** What shall be said instead. */
  readonly rules: Rules;
  /** Lists of networks that are not understood yet, as they were typed, by segment: such a draft is not saved. */
  readonly typed: Readonly<Record<string, string>>;
}

type Kind = keyof Rules;
type Item<K extends Kind> = Rules[K][number];

/** No rules at all. */
export const NO_RULES: Rules = { zones: [], segments: [], policies: [] };

/** Fills in what a document may leave out. */
export function whole(document: Document): Rules {
  return {
    zones: (document.zones ?? []).map((zone) => ({ ...newZone("", ""), ...zone })),
    segments: (document.segments ?? []).map((segment) => ({ ...newSegment("", ""), ...segment })),
    policies: (document.policies ?? []).map((policy) => ({ ...newPolicy("", ""), ...policy, people: { groups: [], roles: [], ...policy.people } })),
  };
}

/** A draft that changes nothing yet. */
export function draftOf(version: number, rules: Rules): Draft {
  return { base: version, before: rules, rules, typed: {} };
}

/** A new id: 32 hexadecimal digits. */
export function newId(): string {
  return crypto.randomUUID().replaceAll("-", "");
}

/** A zone in which nothing is yet. */
export function newZone(id: string, name: string): Zone {
  return { id, name, segments: [], countries: [], asns: [] };
}

/** A segment without networks. */
export function newSegment(id: string, name: string): Segment {
  return { id, name, networks: [], anonymiser: null, country: null };
}

/** A policy about everybody that nobody asks yet. */
export function newPolicy(id: string, name: string): Policy {
  return { id, name, mode: "draft", people: { groups: [], roles: [] }, apps: [], from: [], not_from: [], device: [], within: null, max_km_per_hour: null, otherwise: "deny", when_unknown: "deny" };
}

// What nobody touched is the same object: a list of many thousand networks is not written out to compare it with itself.
const same = (one: unknown, other: unknown) => one === other || JSON.stringify(one) === JSON.stringify(other);

/** The rules as they go to the server: a name that is still being typed may end with a space. */
export function tidy(rules: Rules): Rules {
  const trimmed = <T extends { name: string }>(items: readonly T[]) => items.map((item) => ({ ...item, name: item.name.trim() }));
  return { zones: trimmed(rules.zones), segments: trimmed(rules.segments), policies: trimmed(rules.policies) };
}

/** True if saving would change something. */
export function isChanged(draft: Draft): boolean {
  return Object.keys(draft.typed).length > 0 || countChanges(draft) > 0;
}

/** How many zones, segments and policies are new, changed or gone. */
export function countChanges({ before, rules }: Draft): number {
  const kinds: readonly Kind[] = ["zones", "segments", "policies"];
  return kinds.reduce((sum, kind) => {
    const old = new Map(before[kind].map((item) => [item.id, item]));
    const now = new Set(rules[kind].map((item) => item.id));
    const gone = before[kind].filter((item) => !now.has(item.id)).length;
    return sum + gone + rules[kind].filter((item) => !same(old.get(item.id), item)).length;
  }, 0);
}

function withList<K extends Kind>(draft: Draft, kind: K, list: Rules[K]): Draft {
  return { ...draft, rules: { ...draft.rules, [kind]: list } };
}

/** Puts an item in the place of the one with its id; adds it where there is none. */
export function keep<K extends Kind>(draft: Draft, kind: K, item: Item<K>): Draft {
  const list = draft.rules[kind] as readonly Item<K>[];
  const known = list.some((one) => one.id === item.id);
  const next = known ? list.map((one) => (one.id === item.id ? item : one)) : [...list, item];
  return withList(draft, kind, next as Rules[K]);
}

/** Takes an item out, and out of whatever names it. */
export function remove(draft: Draft, kind: Kind, id: string): Draft {
  const { zones, segments, policies } = draft.rules;
  const without = (ids: readonly string[]) => ids.filter((one) => one !== id);
  const typed = Object.fromEntries(Object.entries(draft.typed).filter(([segment]) => segment !== id));
  const rules: Rules = {
    zones: (kind === "segments" ? zones.map((zone) => ({ ...zone, segments: without(zone.segments) })) : zones).filter((zone) => kind !== "zones" || zone.id !== id),
    segments: segments.filter((segment) => kind !== "segments" || segment.id !== id),
    policies: (kind === "zones" ? policies.map((policy) => ({ ...policy, from: without(policy.from), not_from: without(policy.not_from) })) : policies).filter((policy) => kind !== "policies" || policy.id !== id),
  };
  return { ...draft, rules, typed };
}

/** Keeps networks that were typed. `text` where some of its lines are not understood yet; it is kept as it stands. */
export function typeNetworks(draft: Draft, segment: Segment, networks: readonly string[], text: string | null): Draft {
  const others = Object.entries(draft.typed).filter(([id]) => id !== segment.id);
  const typed = Object.fromEntries(text === null ? others : [...others, [segment.id, text]]);
  return { ...keep(draft, "segments", { ...segment, networks: [...networks] }), typed };
}

/** A draft on top of other rules, and the names of what both had changed: there the draft's word stands. */
export interface Rebased {
  draft: Draft;
  both: readonly string[];
}

function merged<T extends { id: string; name: string }>(before: readonly T[], mine: readonly T[], theirs: readonly T[], both: string[]): T[] {
  const old = new Map(before.map((item) => [item.id, item]));
  const own = new Map(mine.map((item) => [item.id, item]));
  const kept = theirs.flatMap((item) => {
    const was = old.get(item.id);
    const now = own.get(item.id);
    if (was === undefined) return [now ?? item];
    if (same(was, now)) return [item];
    if (!same(was, item)) both.push(item.name);
    return now === undefined ? [] : [now];
  });
  const there = new Set(theirs.map((item) => item.id));
  // What they took out stays out unless it was changed here.
  const added = mine.filter((item) => !there.has(item.id) && !same(old.get(item.id), item));
  both.push(...added.filter((item) => old.has(item.id)).map((item) => item.name));
  return [...kept, ...added];
}

/** Puts a draft's own changes on top of rules that somebody else saved meanwhile. */
export function rebase(draft: Draft, version: number, theirs: Rules): Rebased {
  const { before, rules } = draft;
  const both: string[] = [];
  const next: Rules = {
    zones: merged(before.zones, rules.zones, theirs.zones, both),
    segments: merged(before.segments, rules.segments, theirs.segments, both),
    policies: merged(before.policies, rules.policies, theirs.policies, both),
  };
  return { draft: { base: version, before: theirs, rules: next, typed: draft.typed }, both };
}
