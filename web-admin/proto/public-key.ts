// Strict verification (protocol §2): a key has one encoding, a signature holds or does not. WebCrypto does the arithmetic; what
// it leaves open (canonical encodings, small order, DER) is checked here first.
import { concat, hexBytes, toHex } from "./bytes";
import type { Bytes } from "./bytes";
import { ED_ORDER, P256_ORDER, bigEndian, isEdwardsPoint, littleEndian, p256Point } from "./curve";
import type { KeyKind } from "./kinds";

/** The browser lacks an algorithm: nothing can be said about a signature, which is not the same as that it is wrong. */
export class Unsupported extends Error {
  override readonly name = "Unsupported";
}

/** The algorithm of a kind of key; it comes from the keyring's entry, never from a message. */
export function isEcdsa(kind: KeyKind): boolean {
  return kind === "webauthn-es256" || kind === "ssh-sk-ecdsa-p256";
}

/** Whether the bytes (hexadecimal) are a public key of this algorithm, in its one encoding. */
export function isPublicKey(publicKey: string, ecdsa: boolean): boolean {
  const bytes = hexBytes(publicKey);
  return ecdsa ? p256Point(bytes) !== null : isEdwardsPoint(bytes);
}

/** Checks an Ed25519 signature of 64 bytes: RFC 8032 with `S` below the order, no key and no `R` of small order. */
export async function verifyEd25519(publicKey: string, message: Bytes, signature: Bytes): Promise<boolean> {
  const key = hexBytes(publicKey);
  if (signature.length !== 64 || !isEdwardsPoint(key)) return false;
  if (!isEdwardsPoint(signature.subarray(0, 32)) || littleEndian(signature.subarray(32)) >= ED_ORDER) return false;
  const imported = await available("Ed25519", crypto.subtle.importKey("raw", key, { name: "Ed25519" }, false, ["verify"]));
  return crypto.subtle.verify({ name: "Ed25519" }, imported, signature, message);
}

/** Checks an ECDSA signature `r ‖ s` of 64 bytes with SHA-256 under a compressed point of P-256. */
export async function verifyEcdsa(publicKey: string, message: Bytes, signature: Bytes): Promise<boolean> {
  const point = p256Point(hexBytes(publicKey));
  if (point === null || signature.length !== 64) return false;
  const inRange = [signature.subarray(0, 32), signature.subarray(32)].every((half) => {
    const scalar = bigEndian(half);
    return scalar > 0n && scalar < P256_ORDER;
  });
  if (!inRange) return false;
  const algorithm = { name: "ECDSA", namedCurve: "P-256" };
  const imported = await available("ECDSA", crypto.subtle.importKey("raw", point, algorithm, false, ["verify"]));
  return crypto.subtle.verify({ name: "ECDSA", hash: "SHA-256" }, imported, signature, message);
}

/** `r ‖ s` of a DER signature (`SEQUENCE { INTEGER r, INTEGER s }`), refusing every encoding but the one of DER; null otherwise. */
export function rawFromDer(der: Uint8Array): Bytes | null {
  // Two integers of at most 33 bytes: the short form of every length suffices, and DER demands it.
  if (der[0] !== 0x30 || der[1] !== der.length - 2 || der.length > 72) return null;
  const first = integer(der, 2);
  const second = first === null ? null : integer(der, first.end);
  if (first === null || second === null || second.end !== der.length) return null;
  return concat(first.scalar, second.scalar);
}

/** The 65 bytes of an uncompressed point as the 33 bytes of the compressed one; null when it is none of P-256. */
export function compressPoint(point: Uint8Array): string | null {
  const [first, last] = [point[0], point[64]];
  if (point.length !== 65 || first !== 4 || last === undefined) return null;
  const compressed = concat(Uint8Array.of(2 + (last & 1)), point.subarray(1, 33));
  const again = p256Point(compressed);
  return again !== null && toHex(again) === toHex(point) ? toHex(compressed) : null;
}

function integer(der: Uint8Array, at: number): { scalar: Bytes; end: number } | null {
  const length = der[at + 1];
  if (der[at] !== 0x02 || length === undefined || length === 0) return null;
  const end = at + 2 + length;
  const digits = der.subarray(at + 2, end);
  const scalar = digits.length === length ? scalarOf(digits) : null;
  return scalar === null ? null : { scalar, end };
}

/** 32 bytes of a positive two's-complement integer in its shortest form (DER's INTEGER, SSH's mpint); null otherwise. */
export function scalarOf(digits: Uint8Array): Bytes | null {
  const [first, second] = digits;
  if (first === undefined || first >= 0x80) return null;
  const padded = first === 0;
  if (padded && (second === undefined || second < 0x80)) return null;
  const plain = padded ? digits.subarray(1) : digits;
  if (plain.length > 32) return null;
  return concat(new Uint8Array(32 - plain.length), plain);
}

async function available(algorithm: string, imported: Promise<CryptoKey>): Promise<CryptoKey> {
  try {
    return await imported;
  } catch (error) {
    throw new Unsupported(`this browser cannot check ${algorithm} signatures`, { cause: error });
  }
}
