// Drafting keyrings: the first one of a pilot, and the next ones. Nothing here signs; checkKeyring judges what comes out.
import { DAY_MS, MAX_LIFETIME_MS, MAX_TARGETS } from "./floor";
import type { Role } from "./kinds";
import { ROLES } from "./kinds";
import { defaultLadder, soloLadder } from "./ladder";
import type { ExactKeyring, Key, Keyring, Log, Person, Recovery } from "./messages";
import { keyring as keyringRule } from "./messages";
import { Exact } from "./rule";

/** How long a keyring is valid when nobody says otherwise. */
export const VALID_MS = 365 * DAY_MS;

/** What the first keyring is made of. Ids and keys in hexadecimal. */
export interface Founding {
  readonly tenant: string;
  readonly person: Person;
  readonly roles: readonly Role[];
  readonly key: Key;
  readonly server: { readonly urls: readonly string[]; readonly key: { readonly id: string; readonly publicKey: string } };
  readonly log: Log;
  readonly recovery: Recovery;
  readonly demo: boolean;
  readonly now: number;
}

/** The first keyring: one person who decides alone, about one device at a time. */
export function foundingKeyring(founding: Founding): ExactKeyring {
  const { tenant, person, roles, key, server, log, recovery, demo, now } = founding;
  return Exact.of(keyringRule, {
    tenant,
    version: 1,
    previous: [],
    issued: now,
    expires: now + VALID_MS,
    persons: [person],
    keys: [key],
    roles: ROLES.filter((role) => roles.includes(role)).map((role) => ({ role, persons: [person.id] })),
    ladder: soloLadder(),
    serviceKeys: [server.key],
    serverUrls: server.urls,
    log,
    witnesses: { quorum: 0, list: [] },
    recovery,
    limits: { maxTargets: MAX_TARGETS, maxLifetimeMs: MAX_LIFETIME_MS, solo: true, demo },
  });
}

/** Somebody with roles and a key, to be added. */
export interface Newcomer {
  readonly person: Person;
  readonly roles: readonly Role[];
  readonly key: Key;
}

/** What the next version is to change. */
export interface Changes {
  readonly add: readonly Newcomer[];
  /** Ids of persons who leave, with their keys and roles. */
  readonly remove: readonly string[];
  /** Valid for a year from now. */
  readonly renew: boolean;
  /** From now on one person alone decides nothing; never comes back. */
  readonly endSolo: boolean;
}

/** The next version after `current`, with the changes. */
export async function nextKeyring(current: ExactKeyring, changes: Changes, now: number): Promise<ExactKeyring> {
  const old = current.value;
  const issued = Math.max(now, old.issued);
  const endsSolo = old.limits.solo && changes.endSolo;
  const stays = (person: string): boolean => !changes.remove.includes(person);
  const known = new Set(old.persons.map(({ id }) => id));
  const newPersons = changes.add.map(({ person }) => person).filter(({ id }) => !known.has(id));
  return Exact.of(keyringRule, {
    ...old,
    version: old.version + 1,
    previous: [await current.digest()],
    issued,
    expires: changes.renew ? issued + VALID_MS : old.expires,
    persons: [...old.persons.filter(({ id }) => stays(id)), ...newPersons],
    keys: [...old.keys.filter(({ person }) => stays(person)), ...changes.add.map(({ key }) => key)],
    roles: rolesAfter(old, changes, stays),
    ladder: endsSolo ? defaultLadder() : old.ladder,
    limits: { ...old.limits, solo: old.limits.solo && !endsSolo },
  });
}

function rolesAfter(old: Keyring, changes: Changes, stays: (person: string) => boolean): Keyring["roles"] {
  const order = [...old.roles.map(({ role }) => role), ...ROLES.filter((role) => !old.roles.some((l) => l.role === role))];
  return order.flatMap((role) => {
    const before = old.roles.find((list) => list.role === role)?.persons.filter(stays) ?? [];
    const gained = changes.add.filter(({ roles }) => roles.includes(role)).map(({ person }) => person.id);
    const persons = [...new Set([...before, ...gained])];
    const existed = old.roles.some((list) => list.role === role);
    return existed || persons.length > 0 ? [{ role, persons }] : [];
  });
}
