// Every message that Rust wrote passes the gate here, and everything that Rust refuses is refused at the same step.
import { describe, expect, test } from "vitest";
import { Malformed, checkKeyring, decode, digestOf, encode, hexBytes, isBound, isWellFormed, isWellFormedState, toHex } from "..";
import type { Command, EnrollmentRecord, Keyring, State } from "..";
import { FRAME_CAP, RULES } from "..";
import { message, ruleOf, vectors } from "./book";

interface Sample {
  readonly name: string;
  readonly rule: string;
  readonly hex: string;
  readonly sha256: string;
}
type Refused = Omit<Sample, "sha256"> & { readonly "refused as": string };

const samples = vectors<Sample[]>("messages");

describe("messages.json", () => {
  test.each(samples)("$rule: $name", async ({ rule, hex, sha256 }) => {
    const value = message(ruleOf(rule), hex, FRAME_CAP);
    expect(toHex(encode(ruleOf(rule), value))).toBe(hex);
    expect(await digestOf(hexBytes(hex))).toBe(sha256);
    expect(await contentStands(rule, value)).toBe(true);
  });

  test("every rule of the library has a sample, and every sample a rule", () => {
    expect(new Set(samples.map(({ rule }) => rule))).toEqual(new Set(Object.keys(RULES)));
  });

  test("no sample passes as a message of another rule", async () => {
    for (const { name, rule, hex } of samples) {
      for (const other of Object.keys(RULES).filter((one) => one !== rule)) {
        expect(await verdict(other, hexBytes(hex)), `${name} as ${other}`).not.toBe("good");
      }
    }
  });
});

describe("malformed.json", () => {
  test.each(vectors<Refused[]>("malformed"))("$rule: $name", async ({ rule, hex, "refused as": refused }) => {
    expect(await verdict(rule, hexBytes(hex))).toBe(refused);
  });
});

test("a message that is longer than its cap is refused before it is read", () => {
  expect(() => decode(ruleOf("command"), new Uint8Array(65_537))).toThrow(/more than 65536 bytes/);
});

test("a number that JavaScript would round is refused", () => {
  expect(() => decode(ruleOf("down"), hexBytes("8208811b0020000000000000"))).toThrow(/2\^53/);
});

async function contentStands(rule: string, value: unknown): Promise<boolean> {
  if (rule === "command") return isWellFormed(value as Command);
  if (rule === "keyring") return (await checkKeyring(value as Keyring)) === null;
  if (rule === "state") return isWellFormedState(value as State);
  if (rule === "enrollment-record") return isBound(value as EnrollmentRecord);
  return true;
}

async function verdict(rule: string, bytes: Uint8Array): Promise<string> {
  try {
    return (await contentStands(rule, decode(ruleOf(rule), bytes, FRAME_CAP))) ? "good" : "content";
  } catch (error) {
    if (error instanceof Malformed) return error.kind;
    throw error;
  }
}
