// What changes from one keyring to the next, as data: the page and the console put it into sentences.
import type { LadderAction, Role } from "./kinds";
import type { Key, Keyring, Log, Need, Recovery, Rung, Witnesses } from "./messages";
import { keyWith, personOf } from "./messages";

/** What it takes for an action; null where the ladder has no such rung. */
type Ways = readonly (readonly Need[])[] | null;

/** One difference, with what stands in the new keyring. Names come from the keyring in which the person stands. */
export type Change =
  | { readonly kind: "person added" | "person removed"; readonly name: string; readonly id: string }
  | { readonly kind: "person renamed"; readonly name: string; readonly before: string }
  | { readonly kind: "key added" | "key removed"; readonly name: string; readonly key: Key }
  | { readonly kind: "key changed"; readonly name: string; readonly key: Key; readonly before: Key; readonly owner: string }
  | { readonly kind: "role gained" | "role lost"; readonly name: string; readonly role: Role }
  | { readonly kind: "server key added" | "server key removed"; readonly id: string }
  | { readonly kind: "valid until"; readonly expires: number; readonly before: number }
  | { readonly kind: "solo ends" | "demo ends" }
  | { readonly kind: "ladder"; readonly action: LadderAction; readonly maxTargets: number; readonly ways: Ways; readonly before: Ways }
  | { readonly kind: "limits"; readonly maxTargets: number; readonly maxLifetimeMs: number }
  | { readonly kind: "addresses"; readonly urls: readonly string[] }
  | { readonly kind: "log"; readonly log: Log }
  | { readonly kind: "witnesses"; readonly witnesses: Witnesses }
  | { readonly kind: "recovery"; readonly recovery: Recovery }
  | { readonly kind: "log generation" }
  | { readonly kind: "predecessors"; readonly count: number };

/** Every difference, people first; empty when nothing but the dates differs. */
export function changesBetween(old: Keyring, next: Keyring): readonly Change[] {
  return [
    ...people(old, next),
    ...keys(old, next),
    ...roles(old, next),
    ...ladder(old.ladder, next.ladder),
    ...machines(old, next),
    ...rest(old, next),
  ];
}

const nameIn = (rings: readonly Keyring[], person: string): string =>
  rings.map((ring) => personOf(ring, person)?.name).find((name) => name !== undefined) ?? person;
const differ = (one: unknown, other: unknown): boolean => JSON.stringify(one) !== JSON.stringify(other);

function people(old: Keyring, next: Keyring): Change[] {
  const added = next.persons.filter(({ id }) => personOf(old, id) === undefined);
  const removed = old.persons.filter(({ id }) => personOf(next, id) === undefined);
  const renamed = next.persons.flatMap(({ id, name }): Change[] => {
    const before = personOf(old, id)?.name;
    return before === undefined || before === name ? [] : [{ kind: "person renamed", name, before }];
  });
  return [
    ...added.map(({ id, name }): Change => ({ kind: "person added", name, id })),
    ...removed.map(({ id, name }): Change => ({ kind: "person removed", name, id })),
    ...renamed,
  ];
}

function keys(old: Keyring, next: Keyring): Change[] {
  const added = next.keys.filter(({ publicKey }) => keyWith(old, publicKey) === undefined);
  const removed = old.keys.filter(({ publicKey }) => keyWith(next, publicKey) === undefined);
  const changed = next.keys.flatMap((key): Change[] => {
    const before = keyWith(old, key.publicKey);
    return before === undefined || !differ(before, key)
      ? []
      : [{ kind: "key changed", name: nameIn([next], key.person), key, before, owner: nameIn([old], before.person) }];
  });
  return [
    ...added.map((key): Change => ({ kind: "key added", name: nameIn([next], key.person), key })),
    ...removed.map((key): Change => ({ kind: "key removed", name: nameIn([old], key.person), key })),
    ...changed,
  ];
}

function roles(old: Keyring, next: Keyring): Change[] {
  const pairs = (ring: Keyring): string[] =>
    ring.roles.flatMap(({ role, persons }) => persons.map((person) => `${role} ${person}`));
  const [before, after] = [pairs(old), pairs(next)];
  const change = (kind: "role gained" | "role lost") => (pair: string): Change => {
    const [role, person] = pair.split(" ") as [Role, string];
    return { kind, role, name: nameIn([next, old], person) };
  };
  return [
    ...after.filter((pair) => !before.includes(pair)).map(change("role gained")),
    ...before.filter((pair) => !after.includes(pair)).map(change("role lost")),
  ];
}

function ladder(old: readonly Rung[], next: readonly Rung[]): Change[] {
  const nameOf = ({ action, maxTargets }: Rung): string => `${action} ${maxTargets}`;
  const rungs = new Map([...next, ...old].map((rung) => [nameOf(rung), rung]));
  const waysIn = (list: readonly Rung[], name: string): Ways => list.find((rung) => nameOf(rung) === name)?.alternatives ?? null;
  return [...rungs].flatMap(([name, { action, maxTargets }]): Change[] => {
    const [before, ways] = [waysIn(old, name), waysIn(next, name)];
    return differ(before, ways) ? [{ kind: "ladder", action, maxTargets, ways, before }] : [];
  });
}

function machines(old: Keyring, next: Keyring): Change[] {
  const keysOf = (ring: Keyring): string[] => ring.serviceKeys.map(({ id }) => id);
  const [before, after] = [keysOf(old), keysOf(next)];
  return [
    ...after.filter((id) => !before.includes(id)).map((id): Change => ({ kind: "server key added", id })),
    ...before.filter((id) => !after.includes(id)).map((id): Change => ({ kind: "server key removed", id })),
  ];
}

function rest(old: Keyring, next: Keyring): Change[] {
  const all: Change[] = [];
  const add = (differs: boolean, change: Change): void => {
    if (differs) all.push(change);
  };
  const withoutModes = ({ limits }: Keyring): unknown => [limits.maxTargets, limits.maxLifetimeMs];
  const { maxTargets, maxLifetimeMs } = next.limits;
  add(old.limits.solo && !next.limits.solo, { kind: "solo ends" });
  add(old.limits.demo && !next.limits.demo, { kind: "demo ends" });
  add(differ(withoutModes(old), withoutModes(next)), { kind: "limits", maxTargets, maxLifetimeMs });
  add(differ(old.serverUrls, next.serverUrls), { kind: "addresses", urls: next.serverUrls });
  add(old.log.generation !== next.log.generation, { kind: "log generation" });
  add(differ([old.log.origin, old.log.publicKey], [next.log.origin, next.log.publicKey]), { kind: "log", log: next.log });
  add(differ(old.witnesses, next.witnesses), { kind: "witnesses", witnesses: next.witnesses });
  add(differ(old.recovery, next.recovery), { kind: "recovery", recovery: next.recovery });
  add(next.previous.length > 1, { kind: "predecessors", count: next.previous.length });
  add(old.expires !== next.expires, { kind: "valid until", expires: next.expires, before: old.expires });
  return all;
}
