// Recovery keys, and the container's derivations by way of the messages that bind them. The seals themselves are opened with
// Node's own primitives: the page opens none.
import { createDecipheriv, createHmac, hkdfSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import { concat, hexBytes, readRecoveryFile, recoveryKeyOf, sha256, toHex, utf8 } from "..";
import type { Bytes } from "..";
import { recoveryBlob, sealed, shareBox } from "../messages/enrollment";
import { bool, digest, encode, id, record, sized, uint } from "../rule";
import type { ValueOf } from "../rule";
import { message, vectors } from "./book";

interface Keys extends Readonly<Record<string, unknown>> {
  readonly tenant: string;
  readonly enrollment: string;
  readonly recovery: {
    readonly keys: readonly Readonly<Record<"id" | "private key" | "public key", string>>[];
    readonly "recovery-blob": string;
    readonly "opens to": string;
  };
  readonly "sealed share": Readonly<Record<"private key of the device" | "share" | "share-box", string>>;
}

const keys = vectors<Keys>("keys");
const named = (name: string): Bytes => hexBytes(keys[name] as string);
const info = (domain: string, epoch: number, flag: boolean): Bytes =>
  encode(record({ tenant: id, enrollment: id, epoch: uint, flag: bool }, domain), { ...keys, epoch, flag });
const hkdf = (secret: Uint8Array, salt: Uint8Array, bytes: Uint8Array, length: number): Bytes =>
  new Uint8Array(hkdfSync("sha256", secret, salt, bytes, length));
const derive = (secret: Bytes, domain: string, epoch: number, flag: boolean, length = 32): string =>
  toHex(hkdf(secret, new Uint8Array(0), info(domain, epoch, flag), length));

describe("keys.json", () => {
  test("the container's keys follow from their parts", () => {
    const [device, share] = [named("device half"), named("share")];
    const zeros = new Uint8Array(32);
    expect(derive(named("server secret"), "lethe-share/1", 1, false)).toBe(keys["share"]);
    const without = derive(concat(device, share, zeros), "lethe-kek/1", 1, false);
    expect(without).toBe(keys["key encryption key without user half"]);
    const withUser = derive(concat(device, share, named("user half")), "lethe-kek/1", 1, true);
    expect(withUser).toBe(keys["key encryption key with user half"]);
    expect(derive(named("data key"), "lethe-fscrypt/1", 0, false, 64)).toBe(keys["fscrypt key"]);
    expect(derive(named("data key"), "lethe-sealed/1", 0, false)).toBe(keys["sealed files key"]);
    const recovery = derive(concat(device, named("recovery share")), "lethe-recovery-kek/1", 0, false);
    expect(recovery).toBe(keys["recovery key encryption key"]);
  });

  test("the wrapped data key opens with the key encryption key", () => {
    const wrapped = named("wrapped data key");
    const kek = named("key encryption key without user half");
    const opened = unseal(kek, wrapped.subarray(0, 12), wrapped.subarray(12), info("lethe-wrap/1", 0, false));
    expect(toHex(opened)).toBe(keys["data key"]);
  });

  test("a share box opens with the device's key", async () => {
    const vector = keys["sealed share"];
    const box = message(shareBox, vector["share-box"]);
    const aad = info("lethe-share-box/1", box.epoch, false);
    const opened = await open(hexBytes(vector["private key of the device"]), box.sealed, utf8("lethe-share-box/1"), aad);
    expect(toHex(opened)).toBe(vector.share);
  });

  test("a recovery blob opens with any two of its three keys", async () => {
    const blob = message(recoveryBlob, keys.recovery["recovery-blob"]);
    const { tenant, enrollment, keyring, sealKey, threshold } = blob;
    const binding = record({ tenant: id, enrollment: id, keyring: digest, sealKey: sized(32), threshold: uint }, "lethe-recovery/1");
    const aad = encode(binding, { tenant, enrollment, keyring, sealKey, threshold });
    const privateOf = (key: string): Bytes => hexBytes(keys.recovery.keys.find((one) => one.id === key)?.["private key"] ?? "");
    expect(blob.onions.length).toBe(3);
    for (const onion of blob.onions) {
      const [outer, inner] = onion.keys.map(privateOf);
      if (outer === undefined || inner === undefined) throw new Error("an onion has two keys");
      const layer = await open(outer, onion.sealed, utf8("lethe-recovery/1"), aad);
      const opened = await open(inner, message(sealed, toHex(layer)), utf8("lethe-recovery/1"), aad);
      expect(toHex(opened)).toBe(keys.recovery["opens to"]);
    }
  });

  test("recovery keys follow from their seeds as in Rust", async () => {
    for (const [number, vector] of keys.recovery.keys.entries()) {
      const seed = await sha256(concat(utf8("recovery"), Uint8Array.of(0, 0, 0, 0, 0, 0, 0, number)));
      expect(await recoveryKeyOf(seed)).toMatchObject({ id: vector.id, publicKey: vector["public key"] });
    }
  });
});

test("a recovery key's file reads back, and nothing else does", async () => {
  const made = await recoveryKeyOf(new Uint8Array(32).fill(7));
  expect(made.file).toBe("lethe-recovery-seed-1 BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=\n");
  expect(await readRecoveryFile(made.file)).toEqual(made);
  expect(await readRecoveryFile(made.publicKey)).toBeNull();
  expect(await readRecoveryFile(made.file.replace("=", ""))).toBeNull();
});

/** HPKE base mode (RFC 9180) for one message. */
async function open(privateKey: Bytes, box: ValueOf<typeof sealed>, purpose: Bytes, aad: Bytes): Promise<Bytes> {
  const kem = concat(utf8("KEM"), Uint8Array.of(0, 0x20));
  const suite = concat(utf8("HPKE"), Uint8Array.of(0, 0x20, 0, 1, 0, 3));
  const shared = await sharedSecret(privateKey, hexBytes(box.encapsulated));
  const context = concat(hexBytes(box.encapsulated), await publicOf(privateKey));
  const eae = extract(new Uint8Array(0), kem, "eae_prk", shared);
  const secret = extract(expand(eae, kem, "shared_secret", context, 32), suite, "secret", new Uint8Array(0));
  const hashes = [extract(new Uint8Array(0), suite, "psk_id_hash", new Uint8Array(0)), extract(new Uint8Array(0), suite, "info_hash", purpose)];
  const schedule = concat(Uint8Array.of(0), ...hashes);
  return unseal(expand(secret, suite, "key", schedule, 32), expand(secret, suite, "base_nonce", schedule, 12), box.ciphertext, aad);
}

function extract(salt: Uint8Array, suite: Bytes, label: string, ikm: Uint8Array): Bytes {
  return hmac(salt.length === 0 ? new Uint8Array(32) : salt, concat(utf8("HPKE-v1"), suite, utf8(label), ikm));
}

function expand(prk: Bytes, suite: Bytes, label: string, bytes: Uint8Array, length: number): Bytes {
  const labeled = concat(Uint8Array.of(0, length), utf8("HPKE-v1"), suite, utf8(label), bytes);
  return hmac(prk, concat(labeled, Uint8Array.of(1))).slice(0, length) as Bytes;
}

function hmac(key: Uint8Array, text: Uint8Array): Bytes {
  return new Uint8Array(createHmac("sha256", key).update(text).digest());
}

async function importPrivate(privateKey: Bytes): Promise<CryptoKey> {
  const pkcs8 = concat(hexBytes("302e020100300506032b656e04220420"), privateKey);
  return crypto.subtle.importKey("pkcs8", pkcs8, { name: "X25519" }, false, ["deriveBits"]);
}

async function sharedSecret(privateKey: Bytes, publicKey: Bytes): Promise<Bytes> {
  const imported = await crypto.subtle.importKey("raw", publicKey, { name: "X25519" }, true, []);
  const algorithm = { name: "X25519", public: imported };
  return new Uint8Array(await crypto.subtle.deriveBits(algorithm, await importPrivate(privateKey), 256));
}

function publicOf(privateKey: Bytes): Promise<Bytes> {
  return sharedSecret(privateKey, Uint8Array.of(9, ...new Array<number>(31).fill(0)));
}

function unseal(key: Bytes, nonce: Uint8Array, ciphertext: Uint8Array, aad: Uint8Array): Bytes {
  const decipher = createDecipheriv("chacha20-poly1305", key, nonce, { authTagLength: 16 });
  decipher.setAAD(aad, { plaintextLength: ciphertext.length - 16 });
  decipher.setAuthTag(ciphertext.subarray(-16));
  return concat(decipher.update(ciphertext.subarray(0, -16)), decipher.final());
}
