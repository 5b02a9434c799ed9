// What a keyring says about itself (protocol §5.1), judged from its content alone. Signatures are the business of chain.ts.
import { MAX_LIFETIME_MS, MAX_TARGETS } from "./floor";
import { keyId } from "./hash";
import type { Key, Keyring } from "./messages";
import { isEcdsa, isPublicKey } from "./public-key";

/** What is wrong with a keyring's content; the text after the colon names what. */
export type BadKeyring =
  | "previous"
  | "times"
  | "person twice"
  | `key: ${string}`
  | `role: ${string}`
  | `ladder: ${string}`
  | "nobody may change it"
  | `service: ${"server" | "log" | "witnesses" | "recovery"}`
  | "limits";

/** The first thing that is wrong with the content, or null when it is sound. */
export async function checkKeyring(keyring: Keyring): Promise<BadKeyring | null> {
  const { version, previous, issued, expires, limits } = keyring;
  if (version === 0 || (version === 1) !== (previous.length === 0)) return "previous";
  if (expires <= issued) return "times";
  const bad = (await badPeople(keyring)) ?? badLadder(keyring) ?? (await badServices(keyring));
  if (bad !== null) return bad;
  const limitsFit = between(limits.maxTargets, 1, MAX_TARGETS) && between(limits.maxLifetimeMs, 1, MAX_LIFETIME_MS);
  return limitsFit ? null : "limits";
}

const between = (value: number, least: number, most: number): boolean => value >= least && value <= most;
const distinct = (values: readonly unknown[]): boolean => new Set(values).size === values.length;

async function badPeople(keyring: Keyring): Promise<BadKeyring | null> {
  const people = new Set(keyring.persons.map((person) => person.id));
  if (people.size !== keyring.persons.length) return "person twice";
  const seen = new Set<string>();
  for (const key of keyring.keys) {
    const fits = namesFit(key) && isPublicKey(key.publicKey, isEcdsa(key.kind)) && key.id === (await keyId(key.publicKey));
    if (!fits || !people.has(key.person) || seen.has(key.publicKey)) return `key: ${key.id}`;
    seen.add(key.publicKey);
  }
  const roles = new Set<string>();
  for (const { role, persons } of keyring.roles) {
    if (roles.has(role) || !distinct(persons) || !persons.every((person) => people.has(person))) return `role: ${role}`;
    roles.add(role);
  }
  return null;
}

/** Whether RP ID and origin are what the kind of key asks for. */
function namesFit({ kind, rpId, origin, backupEligible }: Key): boolean {
  if (kind === "webauthn-es256") return isOrigin(origin) && isHostOf(rpId, origin);
  const application = kind === "ssh-ed25519" ? rpId === "" : rpId.startsWith("ssh:");
  return application && origin === "" && !backupEligible;
}

function badLadder(keyring: Keyring): BadKeyring | null {
  const seen = new Set<string>();
  for (const { action, maxTargets, alternatives } of keyring.ladder) {
    const rung = `${action} ${maxTargets}`;
    const needsFit = alternatives.every(
      (needs) =>
        needs.length > 0 && distinct(needs.map(({ role }) => role)) && needs.every(({ count }) => between(count, 1, 100)),
    );
    const fits = !seen.has(rung) && between(maxTargets, 1, MAX_TARGETS) && alternatives.length > 0 && needsFit;
    if (!fits) return `ladder: ${action}`;
    seen.add(rung);
  }
  return keyring.ladder.some(({ action }) => action === "keyring") ? null : "nobody may change it";
}

async function badServices({ serviceKeys, log, witnesses, recovery }: Keyring): Promise<BadKeyring | null> {
  const isSigner = (publicKey: string): boolean => isPublicKey(publicKey, false);
  const named = async (keys: readonly { id: string; publicKey: string }[]): Promise<boolean> => {
    const ids = await Promise.all(keys.map((key) => keyId(key.publicKey)));
    return ids.every((id, at) => id === keys[at]?.id) && distinct(keys.map((key) => key.publicKey));
  };
  const servers = serviceKeys.length > 0 && serviceKeys.every((key) => isSigner(key.publicKey));
  if (!servers || !(await named(serviceKeys))) return "service: server";
  if (!isSigner(log.publicKey) || !isKeyName(log.origin)) return "service: log";
  const witnessesFit = witnesses.list.every((one) => isSigner(one.publicKey) && isKeyName(one.name));
  const noneTwice = distinct(witnesses.list.map((one) => one.publicKey));
  if (!witnessesFit || !noneTwice || witnesses.quorum > witnesses.list.length) return "service: witnesses";
  const { threshold, keys } = recovery;
  const enough = keys.length === 0 ? threshold === 0 : between(threshold, 1, keys.length);
  return enough && keys.length <= 6 && (await named(keys)) ? null : "service: recovery";
}

/** `https://host`, or `http://localhost` and names below it, with an optional port and nothing after it. */
export function isOrigin(origin: string): boolean {
  const [, scheme, rest = ""] = /^(https?):\/\/([a-z0-9.:-]+)$/.exec(origin) ?? [];
  const host = rest.split(":")[0] ?? "";
  return scheme === "https" || (scheme === "http" && (host === "localhost" || host.endsWith(".localhost")));
}

/** Whether the host of an origin is the RP ID or lies below it, as browsers demand. */
function isHostOf(rpId: string, origin: string): boolean {
  const host = origin.slice(origin.indexOf("://") + 3).split(":")[0] ?? "";
  return rpId !== "" && (host === rpId || host.endsWith(`.${rpId}`));
}

/** A key name of C2SP `signed-note`: not empty, no spaces, no plus sign. */
function isKeyName(name: string): boolean {
  return name !== "" && !/[\p{White_Space}\p{Cc}+]/u.test(name);
}
