// The bond of device, employee and keys, and the container's sealed keys. The page opens none of these seals.
import { ACTIONS, CODE_MAKERS } from "../kinds";
import type { ValueOf } from "../rule";
import { bool, bytes, digest, exact, id, line, list, record, sized, text, uint, word } from "../rule";
import { posture } from "./device";
import { signedKeyring } from "./keyring";
import { signedRelease } from "./order";

export const ceilings = record({ actions: list(word(ACTIONS)), solo: bool, demo: bool });

export const code = record(
  {
    tenant: id,
    urls: list(text),
    keyring: digest,
    logOrigin: text,
    logKey: sized(32),
    secret: sized(32),
    person: id,
    label: line,
    ceilings,
    expires: uint,
    maker: word(CODE_MAKERS),
  },
  "lethe-code/1",
);

export const serverHalf = record({ tenant: id, device: id, person: id, label: line, ceilings, nonce: digest });
export const deviceHalf = record({ deviceKey: sized(33), sealKey: sized(32), nonce: digest });
/** Its SHA-256 begins with the enrollment id. */
export const enrollmentPreimage = record({ server: serverHalf, device: deviceHalf }, "lethe-enroll/1");

export const enrollRequest = record(
  { tenant: id, secret: sized(32), deviceHalf, posture, issued: uint },
  "lethe-enroll-request/1",
);
export const signedEnrollRequest = record({ request: exact(enrollRequest), cose: bytes });
export const grant = record(
  { serverHalf, enrollment: id, deviceHalf: digest, keyring: digest, issued: uint },
  "lethe-grant/1",
);
export const enrollmentRecord = record({ grant: exact(grant), serverKey: id, server: bytes, deviceHalf });
/** What the log keeps of an enrollment: it binds the device key. */
export type EnrollmentRecord = ValueOf<typeof enrollmentRecord>;
export const enrollReply = record({ grant: exact(grant), serverKey: id, server: bytes, keyrings: list(signedKeyring) });

export const sealed = record({ encapsulated: sized(32), ciphertext: bytes });
export const shareBox = record({ epoch: uint, sealed });
export const recoveryBlob = record(
  {
    tenant: id,
    enrollment: id,
    keyring: digest,
    sealKey: sized(32),
    threshold: uint,
    onions: list(record({ keys: list(id), sealed })),
  },
  "lethe-recovery/1",
);
export const recoveryGrant = record({ tenant: id, enrollment: id, sealed }, "lethe-recovery-grant/1");
export const releaseFile = record({
  release: signedRelease,
  grants: list(recoveryGrant),
  keyrings: list(signedKeyring),
});
