// The keyring: who may sign what. Whether it makes sense is judged in keyring-check.ts, whether it follows in chain.ts.
import { KEY_KINDS, LADDER_ACTIONS, ROLES } from "../kinds";
import type { Role } from "../kinds";
import type { Exact, ValueOf } from "../rule";
import { bool, digest, exact, hex, id, line, list, record, sized, text, uint, word } from "../rule";
import { approval } from "./approval";

export const person = record({ id, name: line });
export type Person = ValueOf<typeof person>;

/** An approval key of a person. `publicKey` is hexadecimal: 33 bytes of P-256 or 32 of Ed25519. */
export const key = record({
  id,
  person: id,
  kind: word(KEY_KINDS),
  publicKey: hex,
  rpId: text,
  origin: text,
  backupEligible: bool,
});
export type Key = ValueOf<typeof key>;

export const need = record({ role: word(ROLES), count: uint });
export type Need = ValueOf<typeof need>;
export const rung = record({ action: word(LADDER_ACTIONS), maxTargets: uint, alternatives: list(list(need)) });
export type Rung = ValueOf<typeof rung>;

export const log = record({ origin: text, publicKey: sized(32), generation: uint });
export type Log = ValueOf<typeof log>;
export const witnesses = record({ quorum: uint, list: list(record({ name: text, publicKey: sized(32) })) });
export type Witnesses = ValueOf<typeof witnesses>;
export const serviceKey = record({ id, publicKey: sized(32) });
export type ServiceKey = ValueOf<typeof serviceKey>;
export const recovery = record({ threshold: uint, keys: list(record({ id, publicKey: sized(32) })) });
export type Recovery = ValueOf<typeof recovery>;
export const limits = record({ maxTargets: uint, maxLifetimeMs: uint, solo: bool, demo: bool });

export const keyring = record(
  {
    tenant: id,
    version: uint,
    previous: list(digest),
    issued: uint,
    expires: uint,
    persons: list(person),
    keys: list(key),
    roles: list(record({ role: word(ROLES), persons: list(id) })),
    ladder: list(rung),
    serviceKeys: list(serviceKey),
    serverUrls: list(text),
    log,
    witnesses,
    recovery,
    limits,
  },
  "lethe-keyring/1",
);
/** Everything that an agent believes about people. */
export type Keyring = ValueOf<typeof keyring>;

export const signedKeyring = record({ keyring: exact(keyring), approvals: list(approval) });
/** A keyring with the signatures that carry it. */
export type SignedKeyring = ValueOf<typeof signedKeyring>;
export type ExactKeyring = Exact<Keyring>;

/** The key of this id. */
export function keyOf(ring: Keyring, keyId: string): Key | undefined {
  return ring.keys.find((key) => key.id === keyId);
}

/** The key with exactly these bytes. */
export function keyWith(ring: Keyring, publicKey: string): Key | undefined {
  return ring.keys.find((key) => key.publicKey === publicKey);
}

/** The person of this id. */
export function personOf(ring: Keyring, person: string): Person | undefined {
  return ring.persons.find((one) => one.id === person);
}

/** Whether the person may sign in this role. */
export function hasRole(ring: Keyring, person: string, role: Role): boolean {
  return ring.roles.some((list) => list.role === role && list.persons.includes(person));
}

/** The roles in which the person may sign. */
export function rolesOf(ring: Keyring, person: string): readonly Role[] {
  return ring.roles.filter((list) => list.persons.includes(person)).map((list) => list.role);
}

/** Keys in files, and passkeys of `localhost`, count only in a demo tenant. */
export function isForDemoOnly(key: Key): boolean {
  if (key.kind === "ssh-ed25519") return true;
  return key.kind === "webauthn-es256" && (key.rpId === "localhost" || key.rpId.endsWith(".localhost"));
}
