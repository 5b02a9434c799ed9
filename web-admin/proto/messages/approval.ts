// One person's signature over a challenge, by a passkey or a key of OpenSSH, and the challenge itself.
import { DECISIONS, ROLES } from "../kinds";
import type { ValueOf } from "../rule";
import { bytes, choice, digest, id, record, word } from "../rule";

export const challenge = record(
  { decision: word(DECISIONS), role: word(ROLES), tenant: id, keyring: digest, subject: digest },
  "lethe-approve/1",
);
/** What one signature binds together. */
export type ChallengeInput = ValueOf<typeof challenge>;

export const assertion = record({ authData: bytes, clientDataJson: bytes, signature: bytes });
/** What a browser returns from `navigator.credentials.get`. */
export type Assertion = ValueOf<typeof assertion>;

export const approval = record({
  role: word(ROLES),
  key: id,
  proof: choice({ webauthn: record({ assertion }), sshsig: record({ blob: bytes }) }),
});
/** A signature with the capacity in which it was given. */
export type Approval = ValueOf<typeof approval>;
