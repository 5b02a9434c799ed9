// A small company with passkeys in software, and the server's answers about it: honest ones, to be made dishonest by a test.
import { Exact, challengeOf, compressPoint, concat, defaultLadder, encode, hexBytes, keyId, keyring, questionOfCommand, questionOfKeyring, questionOfVeto, sha256, signedKeyring, toBase64, toBase64Url, toHex, utf8 } from "../../proto";
import { DAY_MS, Pin, approval as approvalRule, command as commandRule, haltBefore, key as keyRule, signedVeto, vetoOf } from "../../proto";
import type { Approval, Assertion, Bytes, Command, Decision, ExactKeyring, Key, Keyring, Question, Role, SignedKeyring } from "../../proto";
import type { Authenticator } from "../model/hand";

export const PLACE = { rpId: "approve.example.com", origin: "https://approve.example.com" };
export const CONSOLE = "https://lethe.example.com";
/** 2027-01-15T08:00:00Z. */
export const NOW = 1_800_000_000_000;

const id = (number: number): string => number.toString(16).padStart(2, "0").repeat(16);
export const [ANNA, BORIS, CLARA, DMITRI, EVE] = [1, 2, 3, 4, 66].map(id) as [string, string, string, string, string];
export const PAUL = id(77);
export const TENANT = id(170);

/** A passkey whose private half lies in memory. */
export class SoftKey {
  private constructor(
    readonly entry: Key,
    readonly credentialId: Bytes,
    private readonly pair: CryptoKeyPair,
    private readonly flags: number,
  ) {}

  static async make(person: string, flags = 0x05, place = PLACE): Promise<SoftKey> {
    const pair = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, ["sign", "verify"]);
    const publicKey = compressPoint(new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey))) ?? "";
    const entry: Key = {
      id: await keyId(publicKey),
      person,
      kind: "webauthn-es256",
      publicKey,
      rpId: place.rpId,
      origin: place.origin,
      backupEligible: (flags & 8) !== 0,
    };
    return new SoftKey(entry, crypto.getRandomValues(new Uint8Array(16)), pair, flags);
  }

  /** What a browser would give back for a challenge. */
  async touch(challenge: Bytes): Promise<Assertion> {
    const { rpId, origin } = this.entry;
    const authData = concat(await sha256(utf8(rpId)), Uint8Array.of(this.flags, 0, 0, 0, 7));
    const json = `{"type":"webauthn.get","challenge":"${toBase64Url(challenge)}","origin":"${origin}","crossOrigin":false}`;
    const clientDataJson = utf8(json);
    const message = concat(authData, await sha256(clientDataJson));
    const raw = new Uint8Array(await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, this.pair.privateKey, message));
    return { authData, clientDataJson, signature: der(raw) };
  }

  async answer(role: Role, question: Question): Promise<Approval> {
    const assertion = await this.touch(hexBytes(await challengeOf(question, role)));
    return { role, key: this.entry.id, proof: { kind: "webauthn", value: { assertion } } };
  }

  /** A browser in which this key is the only one; it notes what it was asked. */
  hand(asked: { challenge: string; ids: number }[] = []): Authenticator {
    return {
      get: (challenge, _rpId, ids) => {
        asked.push({ challenge: toHex(challenge), ids: ids.length });
        return this.touch(challenge);
      },
      create: async (_name, rpId) => ({
        credentialId: this.credentialId,
        publicKey: new Uint8Array(await crypto.subtle.exportKey("spki", this.pair.publicKey)),
        authData: concat(await sha256(utf8(rpId)), Uint8Array.of(this.flags | 0x40, 0, 0, 0, 0)),
        discoverable: true,
      }),
    };
  }
}

function der(raw: Bytes): Bytes {
  const integer = (half: Uint8Array): Bytes => {
    const start = half.findIndex((byte) => byte !== 0);
    const digits = half.subarray(start);
    const padded = (digits[0] ?? 0) >= 0x80 ? concat(Uint8Array.of(0), digits) : concat(digits);
    return concat(Uint8Array.of(2, padded.length), padded);
  };
  const body = concat(integer(raw.subarray(0, 32)), integer(raw.subarray(32)));
  return concat(Uint8Array.of(0x30, body.length), body);
}

async function serverKey(): Promise<string> {
  const pair = (await crypto.subtle.generateKey({ name: "Ed25519" }, true, ["sign", "verify"])) as CryptoKeyPair;
  return toHex(new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey)));
}

/** Four people, two of them root, and their first keyring. */
export class Town {
  private constructor(
    readonly keys: ReadonlyMap<string, SoftKey>,
    readonly first: SignedKeyring,
  ) {}

  static async build(tenant = TENANT): Promise<Town> {
    const people = [ANNA, BORIS, CLARA, DMITRI];
    const keys = new Map<string, SoftKey>();
    for (const person of people) keys.set(person, await SoftKey.make(person));
    const [node, log] = [await serverKey(), await serverKey()];
    const ring = Exact.of(keyring, {
      tenant,
      version: 1,
      previous: [],
      issued: NOW - DAY_MS,
      expires: NOW + 300 * DAY_MS,
      persons: people.map((person, at) => ({ id: person, name: ["Anna Weber", "Boris Klein", "Clara Roth", "Dmitri Sokolov"][at] ?? "" })),
      keys: [...keys.values()].map(({ entry }) => entry),
      roles: [
        { role: "root", persons: [BORIS, DMITRI] },
        { role: "it", persons: [ANNA, BORIS] },
        { role: "hr", persons: [CLARA] },
      ],
      ladder: defaultLadder(),
      serviceKeys: [{ id: await keyId(node), publicKey: node }],
      serverUrls: ["https://agents.example.com"],
      log: { origin: "lethe.example.com/log", publicKey: log, generation: 1 },
      witnesses: { quorum: 0, list: [] },
      recovery: { threshold: 0, keys: [] },
      limits: { maxTargets: 25, maxLifetimeMs: 30 * DAY_MS, solo: false, demo: false },
    });
    return new Town(keys, await signedBy(ring, [...keys.values()]));
  }

  key(person: string): SoftKey {
    const key = this.keys.get(person);
    if (key === undefined) throw new Error(`nobody is ${person}`);
    return key;
  }

  pin(): Pin {
    return Pin.anchor(this.first);
  }

  /** The next version with a change, signed by everybody of this town and by `more`. */
  async next(change: (old: Keyring) => Partial<Keyring>, more: readonly SoftKey[] = [], by?: readonly SoftKey[]): Promise<SignedKeyring> {
    const ring = await this.draft(change);
    return signedBy(ring, [...(by ?? this.keys.values()), ...more]);
  }

  async draft(change: (old: Keyring) => Partial<Keyring>): Promise<ExactKeyring> {
    const old = this.first.keyring;
    const next = { ...old.value, version: 2, previous: [await old.digest()], issued: NOW };
    return Exact.of(keyring, { ...next, ...change(next) });
  }

  /** A wipe of Paul's two phones, ordered now. */
  async command(change: Partial<Command> = {}): Promise<Exact<Command>> {
    const { keyring: ring } = this.first;
    const target = (number: number) => ({ device: id(100 + number), enrollment: id(120 + number), person: PAUL, label: `Paul Ortega · phone ${number}` });
    return Exact.of(commandRule, {
      tenant: ring.value.tenant,
      action: "wipe_container",
      lifts: [],
      targets: [target(1), target(2)],
      keyring: { version: 1, digest: await ring.digest() },
      id: id(5),
      nonce: id(6),
      issued: NOW,
      notBefore: NOW,
      expires: NOW + 7 * DAY_MS,
      reason: "laptop left in a taxi",
      ...change,
    });
  }

  /** The server's answer to a ticket, honest. */
  async answer(purpose: string, more: Readonly<Record<string, unknown>> = {}): Promise<Record<string, unknown>> {
    const ring = this.first.keyring.value;
    const [node] = ring.serviceKeys;
    return {
      purpose,
      now: NOW,
      tenant: ring.tenant,
      me: { name: "Anna Weber", person: ANNA, approver_roles: ["it"] },
      server: {
        urls: ring.serverUrls,
        key: { id: node?.id, public_key: toBase64(hexBytes(node?.publicKey ?? "")) },
        log: { origin: ring.log.origin, public_key: toBase64(hexBytes(ring.log.publicKey)), generation: 1 },
      },
      demo: false,
      keyrings: [carried(this.first)],
      suspended: [],
      ...more,
    };
  }
}

/** A keyring signed by keys: as root where their person is root in it, otherwise in their first role. */
export async function signedBy(ring: ExactKeyring, by: readonly SoftKey[]): Promise<SignedKeyring> {
  const question = await questionOfKeyring(ring);
  const roleOf = (person: string): Role => ring.value.roles.find(({ persons }) => persons.includes(person))?.role ?? "it";
  return { keyring: ring, approvals: await Promise.all(by.map((key) => key.answer(roleOf(key.entry.person), question))) };
}

/** A signed keyring as the API carries it. */
export function carried(signed: SignedKeyring): string {
  return toBase64(encode(signedKeyring, signed));
}

/** A command as the ticket's answer carries it. */
export async function carriedOrder(
  command: Exact<Command>,
  approvals: readonly Approval[] = [],
  more: Readonly<Record<string, unknown>> = {},
): Promise<Record<string, unknown>> {
  return {
    bytes: toBase64(command.bytes),
    digest: await command.digest(),
    approvals: approvals.map((one) => toBase64(encode(approvalRule, one))),
    vetoes: [],
    requested_by: { kind: "admin", id: id(9), name: "Ivan Admin" },
    state: "requested",
    ...more,
  };
}

/** A key as a proposal carries it. */
export function carriedKey(key: Key): string {
  return toBase64(encode(keyRule, key));
}

/** Somebody's approval of a command. */
export async function approves(key: SoftKey, role: Role, command: Exact<Command>, decision: Decision = "approve"): Promise<Approval> {
  return key.answer(role, { ...(await questionOfCommand(command)), decision });
}

/** A veto of a command, or a halt, as the API carries it. */
export async function vetoed(key: SoftKey, role: Role, command: Exact<Command> | null, ring: ExactKeyring, at: number): Promise<string> {
  const veto = command === null ? await haltBefore(ring, at) : await vetoOf(command, ring, at);
  return toBase64(encode(signedVeto, { veto, approval: await key.answer(role, await questionOfVeto(veto)) }));
}

