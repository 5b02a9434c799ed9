// Hashing by WebCrypto, and the names that are made of hashes.
import type { Bytes } from "./bytes";
import { hexBytes, toHex } from "./bytes";

/** SHA-256. */
export async function sha256(bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
}

/** SHA-512. */
export async function sha512(bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest("SHA-512", bytes));
}

/** SHA-256 in hexadecimal: a digest of the protocol. */
export async function digestOf(bytes: Bytes): Promise<string> {
  return toHex(await sha256(bytes));
}

/** Name of a public key: the first 16 bytes of its SHA-256, in hexadecimal. For looking up; never proof of anything. */
export async function keyId(publicKey: string): Promise<string> {
  return (await digestOf(hexBytes(publicKey))).slice(0, 32);
}

/** Absent digests and ids are zeros. */
export const ZERO_DIGEST = "00".repeat(32);
