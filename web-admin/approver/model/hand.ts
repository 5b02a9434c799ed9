// The touch: asks the browser for an assertion over a challenge that this page computed, and for new passkeys. What comes back is
// checked as every agent will check it before anything leaves the page.
import type { Approval, Assertion, Bytes, Key, Question, Role } from "../../proto";
import { BE, BS, UP, UV, challengeOf, compressPoint, equal, hexBytes, keyId, sha256, startsWith, utf8, verifyApproval } from "../../proto";
import type { Place } from "./signer";

/** What a browser gives back for a new passkey. */
export interface MadeCredential {
  readonly credentialId: Bytes;
  /** SubjectPublicKeyInfo in DER. */
  readonly publicKey: Bytes;
  readonly authData: Bytes;
  /** Whether it can be found without its id; null where the browser does not say. */
  readonly discoverable: boolean | null;
}

/** The browser's half, so that tests have hands of their own. */
export interface Authenticator {
  /** `navigator.credentials.get` with user verification; no ids: any key of this RP ID. */
  get(challenge: Bytes, rpId: string, credentialIds: readonly Bytes[]): Promise<Assertion>;
  /** `navigator.credentials.create`, ES256 only, with user verification. */
  create(name: string, rpId: string): Promise<MadeCredential>;
}

/** Why a touch is not an approval. */
export class BadTouch extends Error {
  override readonly name = "BadTouch";
  constructor(
    readonly kind: "cancelled" | "other key" | "not verified" | "unusable key",
    options?: ErrorOptions,
  ) {
    super(kind, options);
  }
}

/** The prefix of a P-256 key in SubjectPublicKeyInfo, up to the point of 65 bytes. */
const SPKI = hexBytes("3059301306072a8648ce3d020106082a8648ce3d030107034200");

/**
 * Has a question answered in a role by one of these keys.
 * @throws BadTouch where the answer would not count.
 */
export async function sign(
  hand: Authenticator,
  question: Question,
  role: Role,
  keys: readonly Key[],
  credentialIds: readonly Bytes[],
): Promise<Approval> {
  const [first] = keys;
  if (first === undefined) throw new BadTouch("other key");
  const challenge = hexBytes(await challengeOf(question, role));
  const assertion = await hand.get(challenge, first.rpId, credentialIds);
  for (const key of keys) {
    const approval: Approval = { role, key: key.id, proof: { kind: "webauthn", value: { assertion } } };
    if (await verifyApproval(approval, key, question)) return approval;
  }
  const flags = assertion.authData[32] ?? 0;
  throw new BadTouch((flags & UP) === 0 || (flags & UV) === 0 ? "not verified" : "other key");
}

/** A new passkey as the keyring will have it, and what is to be known about it. */
export interface NewPasskey {
  readonly key: Key;
  readonly credentialId: Bytes;
  /** It can be copied to a cloud, or lies in one. */
  readonly backup: "never" | "possible" | "done";
  readonly discoverable: boolean | null;
}

/**
 * Makes a passkey for approvals of a person.
 * @throws BadTouch where it could never sign one.
 */
export async function makePasskey(hand: Authenticator, person: string, name: string, place: Place): Promise<NewPasskey> {
  const made = await hand.create(name, place.rpId);
  const flags = made.authData[32] ?? 0;
  if ((flags & UP) === 0 || (flags & UV) === 0) throw new BadTouch("not verified");
  const point = startsWith(made.publicKey, SPKI) ? compressPoint(made.publicKey.subarray(SPKI.length)) : null;
  const forHere = equal(made.authData.subarray(0, 32), await sha256(utf8(place.rpId)));
  if (point === null || !forHere) throw new BadTouch("unusable key");
  const backupEligible = (flags & BE) !== 0;
  return {
    key: {
      id: await keyId(point),
      person,
      kind: "webauthn-es256",
      publicKey: point,
      rpId: place.rpId,
      origin: place.origin,
      backupEligible,
    },
    credentialId: made.credentialId,
    backup: (flags & BS) !== 0 ? "done" : backupEligible ? "possible" : "never",
    discoverable: made.discoverable,
  };
}
