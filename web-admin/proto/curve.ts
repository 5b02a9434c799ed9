// Points of the two curves, as far as reading a public key takes: is it on the curve, is its encoding the only one. Everything
// here is public, so that time may tell; signatures are checked by WebCrypto.
import { hexBytes, toHex } from "./bytes";
import type { Bytes } from "./bytes";

const P256 = 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n;
const P256_B = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;
/** Order of the group of P-256. */
export const P256_ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const ED = 2n ** 255n - 19n;
/** Order of the large subgroup of edwards25519. */
export const ED_ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;

const modulo = (value: bigint, prime: bigint): bigint => ((value % prime) + prime) % prime;

/** Modular exponentiation. */
export function power(base: bigint, exponent: bigint, prime: bigint): bigint {
  let [result, square] = [1n, modulo(base, prime)];
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % prime;
    square = (square * square) % prime;
  }
  return result;
}

/** Bytes as a number, the first byte the most significant. */
export function bigEndian(bytes: Uint8Array): bigint {
  return BigInt(`0x0${toHex(bytes)}`);
}

/** Bytes as a number, the first byte the least significant. */
export function littleEndian(bytes: Uint8Array): bigint {
  return bigEndian(bytes.slice().reverse());
}

/** The uncompressed SEC 1 point (65 bytes) of a compressed one; null where there is none. The compact form is refused. */
export function p256Point(compressed: Uint8Array): Bytes | null {
  const first = compressed[0];
  if (compressed.length !== 33 || (first !== 2 && first !== 3)) return null;
  const x = bigEndian(compressed.subarray(1));
  if (x >= P256) return null;
  const right = modulo(x ** 3n - 3n * x + P256_B, P256);
  const root = power(right, (P256 + 1n) / 4n, P256);
  if ((root * root) % P256 !== right) return null;
  const y = (root & 1n) === BigInt(first & 1) ? root : P256 - root;
  return hexBytes(`04${toHex(compressed.subarray(1))}${y.toString(16).padStart(64, "0")}`);
}

/** Points whose order divides 8, in their canonical encodings: keys and commitments of which nothing follows. */
const SMALL_ORDER: ReadonlySet<string> = new Set([
  `01${"00".repeat(31)}`,
  `ec${"ff".repeat(30)}7f`,
  "00".repeat(32),
  `${"00".repeat(31)}80`,
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
]);

/** Whether 32 bytes are a point of edwards25519 in its one encoding, not of small order. */
export function isEdwardsPoint(encoded: Uint8Array): boolean {
  if (encoded.length !== 32 || SMALL_ORDER.has(toHex(encoded))) return false;
  const y = littleEndian(encoded) & (2n ** 255n - 1n);
  if (y >= ED) return false;
  const d = modulo(-121665n * power(121666n, ED - 2n, ED), ED);
  const [u, v] = [modulo(y * y - 1n, ED), modulo(d * y * y + 1n, ED)];
  // The points with x = 0 are of small order, so every other x has two signs and each of them is canonical.
  return u !== 0n && power(u * power(v, ED - 2n, ED), (ED - 1n) / 2n, ED) === 1n;
}
