// What WebCrypto takes and the protocol does not, and the proofs of small trees in all their sizes.
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { concat, fromBase64, fromBase64Url, hexBytes, isLine, isPublicKey, quoted, rawFromDer, toHex } from "..";
import { compressPoint, nodeHash, sha256, utf8, verifyConsistency, verifyEcdsa, verifyEd25519, verifyInclusion } from "..";
import type { Bytes } from "..";
import { ED_ORDER, P256_ORDER, littleEndian, p256Point, power } from "../curve";

async function ed25519(): Promise<{ publicKey: string; signature: Bytes; text: Bytes }> {
  const pair = (await crypto.subtle.generateKey({ name: "Ed25519" }, true, ["sign", "verify"])) as CryptoKeyPair;
  const text = utf8("a message");
  const signature = new Uint8Array(await crypto.subtle.sign({ name: "Ed25519" }, pair.privateKey, text));
  return { publicKey: toHex(new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey))), signature, text };
}

async function p256(): Promise<{ point: Bytes; publicKey: string; signature: Bytes; text: Bytes }> {
  const pair = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, ["sign", "verify"]);
  const point = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
  const text = utf8("a message");
  const algorithm = { name: "ECDSA", hash: "SHA-256" };
  const signature = new Uint8Array(await crypto.subtle.sign(algorithm, pair.privateKey, text));
  return { point, publicKey: compressPoint(point) ?? "", signature, text };
}

const bytesOf = (value: bigint): Bytes => hexBytes(value.toString(16).padStart(64, "0"));
const littleBytes = (value: bigint): Bytes => bytesOf(value).reverse() as Bytes;

describe("Ed25519", () => {
  const prime = 2n ** 255n - 19n;

  test("an honest signature holds, and no changed byte of it", async () => {
    const { publicKey, signature, text } = await ed25519();
    expect(await verifyEd25519(publicKey, text, signature)).toBe(true);
    for (let at = 0; at < 64; at++) {
      const changed = signature.map((byte, index) => (index === at ? byte ^ 1 : byte));
      expect(await verifyEd25519(publicKey, text, changed), `byte ${at}`).toBe(false);
    }
  });

  test("S is below the order of the group", async () => {
    const { publicKey, signature, text } = await ed25519();
    const larger = littleBytes(littleEndian(signature.subarray(32)) + ED_ORDER);
    expect(await verifyEd25519(publicKey, text, concat(signature.subarray(0, 32), larger))).toBe(false);
  });

  test("a key of small order is none: it would sign everything", async () => {
    const signature = concat(Uint8Array.of(1), new Uint8Array(63));
    const identity = `01${"00".repeat(31)}`;
    for (const key of smallOrderKeys()) {
      expect(isPublicKey(key, false), key).toBe(false);
      expect(await verifyEd25519(key, utf8("anything"), signature)).toBe(false);
    }
    expect(smallOrderKeys()).toContain(identity);
    expect(smallOrderKeys().length).toBe(8);
  });

  test("a key has one encoding", () => {
    for (let y = 0n; y < 19n; y++) expect(isPublicKey(toHex(littleBytes(prime + y)), false)).toBe(false);
    expect(isPublicKey(toHex(littleBytes(2n)), false)).toBe(false);
  });

  /** The points whose order divides 8, found by their equations: y is 0, ±1, or y² is the root of (1 − y²)² d = … . */
  function smallOrderKeys(): string[] {
    const d = (prime - 121665n) * power(121666n, prime - 2n, prime) % prime;
    // Order 8: doubling gives a point with y = 0, so x² = −y² and −x² + y² = 1 + d x² y² becomes d y⁴ + 2 y² − 1 = 0.
    const root = sqrt((1n + d) % prime);
    const inverse = power(d, prime - 2n, prime);
    const squares = [(root - 1n) * inverse, (prime - root - 1n) * inverse].map((one) => ((one % prime) + prime) % prime);
    const eighth = squares.filter((one) => power(one, (prime - 1n) / 2n, prime) === 1n).map(sqrt);
    const ys = [...eighth, ...eighth.map((y) => prime - y)];
    const signed = [0n, ...ys].flatMap((y) => [y, y + 2n ** 255n]);
    return [1n, prime - 1n, ...signed].map((y) => toHex(littleBytes(y)));
  }

  function sqrt(square: bigint): bigint {
    const candidate = power(square, (prime + 3n) / 8n, prime);
    const right = (candidate * candidate) % prime === square;
    return right ? candidate : (candidate * power(2n, (prime - 1n) / 4n, prime)) % prime;
  }
});

describe("ECDSA on P-256", () => {
  test("an honest signature holds, with either S", async () => {
    const { publicKey, signature, text } = await p256();
    expect(await verifyEcdsa(publicKey, text, signature)).toBe(true);
    const other = bytesOf(P256_ORDER - BigInt(`0x${toHex(signature.subarray(32))}`));
    expect(await verifyEcdsa(publicKey, text, concat(signature.subarray(0, 32), other))).toBe(true);
    expect(await verifyEcdsa(publicKey, utf8("another message"), signature)).toBe(false);
  });

  test("zero and what is not below the order are no halves", async () => {
    const { publicKey, signature, text } = await p256();
    for (const bad of [0n, P256_ORDER]) {
      expect(await verifyEcdsa(publicKey, text, concat(bytesOf(bad), signature.subarray(32)))).toBe(false);
      expect(await verifyEcdsa(publicKey, text, concat(signature.subarray(0, 32), bytesOf(bad)))).toBe(false);
    }
  });

  test("a key has one name: neither the compact form nor the uncompressed one", async () => {
    const { point, publicKey } = await p256();
    expect(toHex(p256Point(hexBytes(publicKey)) ?? new Uint8Array(0))).toBe(toHex(point));
    expect(isPublicKey(publicKey, true)).toBe(true);
    expect(isPublicKey(`05${publicKey.slice(2)}`, true)).toBe(false);
    expect(isPublicKey(toHex(point), true)).toBe(false);
    expect(isPublicKey(`02${"ff".repeat(32)}`, true)).toBe(false);
    expect(compressPoint(point.map((byte, at) => (at === 64 ? byte ^ 2 : byte)))).toBeNull();
  });

  test("DER has one form", () => {
    const one = "02207f" + "11".repeat(31);
    const padded = "022100ff" + "22".repeat(31);
    const sequence = (body: string): Bytes => hexBytes(`30${(body.length / 2).toString(16).padStart(2, "0")}${body}`);
    expect(toHex(rawFromDer(sequence(one + padded)) ?? new Uint8Array(0))).toBe(`7f${"11".repeat(31)}ff${"22".repeat(31)}`);
    expect(rawFromDer(sequence("020101020101"))?.length).toBe(64);
    const bad = [
      sequence("0202000102 0101".replace(/ /g, "")),
      sequence("0201ff020101"),
      sequence("0200020101"),
      sequence("020101"),
      sequence("020101020101020101"),
      sequence("02010103 0101".replace(/ /g, "")),
      concat(sequence(one + padded), Uint8Array.of(0)),
      hexBytes("308106020101020101"),
      sequence(`02217f${"11".repeat(32)}020101`),
      new Uint8Array(0),
    ];
    for (const der of bad) expect(rawFromDer(der), toHex(der)).toBeNull();
  });
});

describe("the tree of the log", () => {
  const leaves = Array.from({ length: 17 }, (_, at) => utf8(`leaf ${at}`));

  async function rootOf(hashes: readonly Bytes[]): Promise<Bytes> {
    const [only] = hashes;
    if (hashes.length === 0) return sha256(new Uint8Array(0));
    if (hashes.length === 1 && only !== undefined) return only;
    const at = 2 ** Math.floor(Math.log2(hashes.length - 1));
    return nodeHash(await rootOf(hashes.slice(0, at)), await rootOf(hashes.slice(at)));
  }

  /** PATH of RFC 9162 §2.1.3.1. */
  async function path(index: number, hashes: readonly Bytes[]): Promise<string[]> {
    if (hashes.length <= 1) return [];
    const at = 2 ** Math.floor(Math.log2(hashes.length - 1));
    const [left, right] = [hashes.slice(0, at), hashes.slice(at)];
    return index < at
      ? [...(await path(index, left)), toHex(await rootOf(right))]
      : [...(await path(index - at, right)), toHex(await rootOf(left))];
  }

  /** SUBPROOF of RFC 9162 §2.1.4.1. */
  async function subproof(old: number, hashes: readonly Bytes[], whole: boolean): Promise<string[]> {
    if (old === hashes.length) return whole ? [] : [toHex(await rootOf(hashes))];
    const at = 2 ** Math.floor(Math.log2(hashes.length - 1));
    const [left, right] = [hashes.slice(0, at), hashes.slice(at)];
    return old <= at
      ? [...(await subproof(old, left, whole)), toHex(await rootOf(right))]
      : [...(await subproof(old - at, right, false)), toHex(await rootOf(left))];
  }

  test("every leaf of every size is included, and no other", async () => {
    const hashes = await Promise.all(leaves.map((leaf) => sha256(leaf)));
    for (let size = 1; size <= hashes.length; size++) {
      const tree = hashes.slice(0, size);
      const root = toHex(await rootOf(tree));
      for (const [index, leaf] of tree.entries()) {
        const proof = await path(index, tree);
        expect(await verifyInclusion(leaf, index, size, proof, root)).toBe(true);
        expect(await verifyInclusion(leaf, index, size, [...proof, root], root)).toBe(false);
        expect(await verifyInclusion(hashes[(index + 1) % hashes.length] as Bytes, index, size, proof, root)).toBe(false);
        expect(await verifyInclusion(leaf, size, size, proof, root)).toBe(false);
      }
    }
  });

  test("every tree continues every smaller one, and no other", async () => {
    const hashes = await Promise.all(leaves.map((leaf) => sha256(leaf)));
    const roots = await Promise.all([...hashes, null].map(async (_, size) => toHex(await rootOf(hashes.slice(0, size)))));
    for (let size = 1; size <= hashes.length; size++) {
      for (let old = 0; old <= size; old++) {
        const proof = old === 0 ? [] : await subproof(old, hashes.slice(0, size), true);
        const [before, after] = [roots[old] ?? "", roots[size] ?? ""];
        const other = "11".repeat(32);
        expect(await verifyConsistency(old, size, proof, before, after), `${old} to ${size}`).toBe(true);
        expect(await verifyConsistency(old, size, proof, other, after)).toBe(false);
        expect(await verifyConsistency(old, size, [...proof, other], before, after)).toBe(false);
        if (old > 0 && old < size) expect(await verifyConsistency(size, old, proof, after, before)).toBe(false);
        if (old > 0 && old < size) expect(await verifyConsistency(old, size, proof, before, other)).toBe(false);
      }
    }
  });
});

describe("texts", () => {
  test.each(["", "a\nb", "a\u202eb", "a\u2066b", "\u200b", "a\u3164", "a\u{e0101}", " a", "a ", "a\u0007", "x".repeat(201), "\ufeffa", "a\u00a0"])(
    "%j is no line",
    (text) => expect(isLine(text)).toBe(false),
  );

  test.each(["Anna Müller · Pixel 9", "Иван Петров · ноутбук", "x", "👩‍💻"])("%s is a line", (text) => {
    expect(isLine(text)).toBe(true);
  });

  test("what could fool a reader is replaced, and quotation marks end a quotation only once", () => {
    expect(quoted("Anna” · all “devices\u202e")).toBe("“Anna' · all 'devices\ufffd”");
  });

  test("Base64 has one form", () => {
    expect(fromBase64("AAE=")).toEqual(Uint8Array.of(0, 1));
    for (const bad of ["AAF=", "AAE", "AA E=", "AAE=="]) expect(fromBase64(bad), bad).toBeNull();
    expect(fromBase64Url("AAE")).toEqual(Uint8Array.of(0, 1));
    for (const bad of ["AAF", "AAE=", "A"]) expect(fromBase64Url(bad), bad).toBeNull();
  });
});

test("SHA-256 is SHA-256", async () => {
  for (const length of [0, 1, 55, 56, 64, 1000]) {
    const bytes = new Uint8Array(length).fill(length % 251);
    expect(toHex(await sha256(bytes))).toBe(createHash("sha256").update(bytes).digest("hex"));
  }
});
