// SSHSIG (OpenSSH PROTOCOL.sshsig and PROTOCOL.u2f, protocol §4.4). Everything before the signature is known from the keyring's
// entry and compared; only the signature is parsed.
import { concat, equal, hexBytes, startsWith, utf8 } from "./bytes";
import type { Bytes } from "./bytes";
import { p256Point } from "./curve";
import { sha256, sha512 } from "./hash";
import type { KeyKind } from "./kinds";
import type { Key } from "./messages";
import { scalarOf, verifyEcdsa, verifyEd25519 } from "./public-key";
import { UP, UV } from "./webauthn";

/** What `ssh-keygen -Y sign -n` is given. */
export const NAMESPACE = "lethe-approve-1";

const MAGIC = utf8("SSHSIG");
const TYPES: Readonly<Record<KeyKind, string | null>> = {
  "ssh-ed25519": "ssh-ed25519",
  "ssh-sk-ed25519": "sk-ssh-ed25519@openssh.com",
  "ssh-sk-ecdsa-p256": "sk-ecdsa-sha2-nistp256@openssh.com",
  "webauthn-es256": null,
};

/** Whether the blob is a signature of this entry over the 32 bytes of the challenge (hexadecimal). */
export async function verifySshsig(blob: Bytes, key: Key, challenge: string): Promise<boolean> {
  const publicKey = publicKeyBlob(key);
  if (publicKey === null) return false;
  const known = [publicKey, utf8(NAMESPACE), new Uint8Array(0), utf8("sha512")].map(string);
  const expected = concat(MAGIC, Uint8Array.of(0, 0, 0, 1), ...known);
  if (!startsWith(blob, expected)) return false;
  const [signature, ...more] = strings(blob.subarray(expected.length)) ?? [];
  if (signature === undefined || more.length > 0) return false;
  return verifySignature(key, signature, await signedData(challenge));
}

/** What the key signs: magic, namespace, reserved, name of the hash, hash of the message. */
async function signedData(challenge: string): Promise<Bytes> {
  const message = await sha512(hexBytes(challenge));
  return concat(MAGIC, ...[utf8(NAMESPACE), new Uint8Array(0), utf8("sha512"), message].map(string));
}

/** The public key as OpenSSH writes it. */
function publicKeyBlob(key: Key): Bytes | null {
  const type = TYPES[key.kind];
  if (type === null) return null;
  const bytes = hexBytes(key.publicKey);
  const application = key.kind === "ssh-ed25519" ? [] : [utf8(key.rpId)];
  if (key.kind !== "ssh-sk-ecdsa-p256") return concat(...[utf8(type), bytes, ...application].map(string));
  const point = p256Point(bytes);
  return point === null ? null : concat(...[utf8(type), utf8("nistp256"), point, ...application].map(string));
}

async function verifySignature(key: Key, signature: Bytes, data: Bytes): Promise<boolean> {
  const type = TYPES[key.kind];
  const fido = key.kind === "ssh-ed25519" ? 0 : 5;
  const fields = strings(signature.subarray(0, signature.length - fido));
  const [name, raw] = fields ?? [];
  if (type === null || fields?.length !== 2 || name === undefined || raw === undefined) return false;
  if (!equal(name, utf8(type))) return false;
  if (fido === 0) return verifyEd25519(key.publicKey, data, raw);
  const tail = signature.subarray(signature.length - fido);
  const flags = tail[0] ?? 0;
  if ((flags & UP) === 0 || (flags & UV) === 0) return false;
  const message = concat(await sha256(utf8(key.rpId)), tail, await sha256(data));
  if (key.kind === "ssh-sk-ed25519") return verifyEd25519(key.publicKey, message, raw);
  const scalars = strings(raw)?.map(scalarOf);
  const [r, s] = scalars ?? [];
  return scalars?.length === 2 && r != null && s != null && verifyEcdsa(key.publicKey, message, concat(r, s));
}

/** An SSH `string`: length in four bytes, then the bytes. */
function string(field: Uint8Array): Bytes {
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, field.length);
  return concat(length, field);
}

/** All SSH strings of which `bytes` consists; null where something else stands in it. */
function strings(bytes: Uint8Array): Bytes[] | null {
  const all: Bytes[] = [];
  for (let at = 0; at < bytes.length; ) {
    if (bytes.length - at < 4) return null;
    const length = new DataView(bytes.buffer, bytes.byteOffset + at).getUint32(0);
    const end = at + 4 + length;
    if (end > bytes.length) return null;
    all.push(bytes.slice(at + 4, end) as Bytes);
    at = end;
  }
  return all;
}
