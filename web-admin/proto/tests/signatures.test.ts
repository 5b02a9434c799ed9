// Challenges, approvals, COSE, checkpoints and words as Rust made them.
import { describe, expect, test } from "vitest";
import { WORDS, challengeOf, commandWords, cosignatures, digestOf, emptyRoot, enrollmentId, externalAad, hexBytes, keyringWords } from "..";
import { verifySshsig } from "../sshsig";
import { approval, concat, encode, key, leafHash, toHex, utf8, verifyApproval, verifyCose, verifyNote } from "..";
import type { Decision, Role } from "..";
import { challenge as challengeRule } from "../messages";
import { deviceHalf, serverHalf } from "../messages/enrollment";
import { message, vectors } from "./book";

interface Challenges {
  readonly challenges: readonly {
    decision: Decision;
    role: Role;
    tenant: string;
    keyring: string;
    subject: string;
    preimage: string;
    challenge: string;
  }[];
  readonly words: readonly { digest: string; "six words of a command": string; "ten words of a keyring": string }[];
  readonly enrollment: Readonly<Record<string, string>>;
}

describe("challenges.json", () => {
  const { challenges, words, enrollment } = vectors<Challenges>("challenges");

  test.each(challenges)("$decision as $role", async ({ preimage, challenge, role, ...question }) => {
    const { decision, tenant, keyring, subject } = question;
    expect(toHex(encode(challengeRule, { decision, role, tenant, keyring, subject }))).toBe(preimage);
    expect(await challengeOf(question, role)).toBe(challenge);
  });

  test.each(words)("words of $digest", ({ digest, ...spoken }) => {
    expect(commandWords(digest)).toBe(spoken["six words of a command"]);
    expect(keyringWords(digest)).toBe(spoken["ten words of a keyring"]);
  });

  test("the id of an enrollment", async () => {
    const server = message(serverHalf, enrollment["server half"] ?? "");
    const device = message(deviceHalf, enrollment["device half"] ?? "");
    expect(await enrollmentId({ server, device })).toBe(enrollment["enrollment id"]);
  });
});

test("words.json: 2,048 different words, the ones that Rust has", async () => {
  const data = vectors<{ list: string; sha256: string }>("words");
  expect(WORDS.join(" ")).toBe(data.list);
  expect(new Set(WORDS).size).toBe(2048);
  expect(await digestOf(utf8(data.list))).toBe(data.sha256);
});

interface Approved {
  readonly name: string;
  readonly key: string;
  readonly challenge: string;
  readonly approval: string;
  readonly holds: boolean;
}

describe("approvals.json", () => {
  const command = vectors<Challenges>("challenges").challenges.find(({ decision }) => decision === "approve");
  const all = vectors<Approved[]>("approvals");

  test.each(all)("$name: $holds", async (vector) => {
    const entry = message(key, vector.key);
    const given = message(approval, vector.approval);
    if (command === undefined) throw new Error("no challenge of a command");
    const { tenant, keyring, subject } = command;
    const question = { decision: "approve", tenant, keyring, subject } as const;
    expect(await challengeOf(question, given.role)).toBe(vector.challenge);
    expect(await verifyApproval(given, entry, question)).toBe(vector.holds);
  });

  test("nothing follows the signature of an SSHSIG, not even a well-formed string", async () => {
    const honest = all.find(({ name, holds }) => holds && name.startsWith("ssh-ed25519"));
    const entry = message(key, honest?.key ?? "");
    const { proof } = message(approval, honest?.approval ?? "");
    if (proof.kind !== "sshsig") throw new Error("an SSHSIG");
    const { blob } = proof.value;
    expect(await verifySshsig(blob, entry, honest?.challenge ?? "")).toBe(true);
    expect(await verifySshsig(concat(blob, Uint8Array.of(0, 0, 0, 1, 7)), entry, honest?.challenge ?? "")).toBe(false);
  });

  test.each(["ssh-ed25519", "ssh-sk-ed25519", "ssh-sk-ecdsa-p256"])("no byte of an SSHSIG is idle: %s", async (kind) => {
    const honest = all.find(({ name, holds }) => holds && name === `${kind}: honest`);
    const entry = message(key, honest?.key ?? "");
    const { proof } = message(approval, honest?.approval ?? "");
    if (proof.kind !== "sshsig") throw new Error("an SSHSIG");
    const { blob } = proof.value;
    for (let at = 0; at < blob.length; at++) {
      const changed = blob.map((byte, index) => (index === at ? byte ^ 1 : byte));
      expect(await verifySshsig(changed, entry, honest?.challenge ?? ""), `byte ${at}`).toBe(false);
    }
  });

  test("there are some that hold and some that do not", () => {
    expect(new Set(all.map(({ holds }) => holds))).toEqual(new Set([true, false]));
  });
});

interface Signatures {
  readonly cose: readonly Readonly<Record<"role" | "public key" | "external_aad" | "payload" | "COSE_Sign1", string>>[];
  readonly leaf: { readonly salt: string; readonly body: string; readonly hash: string };
  readonly checkpoint: { origin: string; "public key": string; size: number; root: string; note: string };
  readonly cosignature: { name: string; "public key": string; line: string };
}

/** The text with which a message's array begins. */
function domainOf(message: Uint8Array): string {
  return new TextDecoder().decode(message.subarray(2, 2 + ((message[1] ?? 0) & 0x1f)));
}

describe("signatures.json", () => {
  const data = vectors<Signatures>("signatures");
  const { origin, note, size, root } = data.checkpoint;
  const log = { origin, publicKey: data.checkpoint["public key"], generation: 1 };
  const flipped = (bytes: Uint8Array<ArrayBuffer>, at: number): Uint8Array<ArrayBuffer> =>
    bytes.map((byte, index) => (index === at ? byte ^ 1 : byte));

  test.each(data.cose)("COSE of a $role", async (vector) => {
    const domain = domainOf(hexBytes(vector.payload));
    expect(vector.role === "server" ? ["lethe-dispatch/1"] : ["lethe-receipt/1", "lethe-possession/1"]).toContain(domain);
    const tenant = vector.external_aad.slice(-2 * (16 + 1 + vector.role.length), -2 * (1 + vector.role.length));
    const context = { signatory: vector.role as "server" | "device", domain, tenant };
    expect(toHex(externalAad(context))).toBe(vector.external_aad);
    const cose = hexBytes(vector.COSE_Sign1);
    const payload = hexBytes(vector.payload);
    expect(await verifyCose(cose, vector["public key"], context, payload)).toBe(true);
    expect(await verifyCose(cose, vector["public key"], { ...context, domain: "lethe-grant/1" }, payload)).toBe(false);
    for (let at = 0; at < cose.length; at++) {
      expect(await verifyCose(flipped(cose, at), vector["public key"], context, payload), `byte ${at}`).toBe(false);
    }
  });

  test("the hash of a leaf", async () => {
    expect(toHex(await leafHash("dispatch", data.leaf.salt, hexBytes(data.leaf.body)))).toBe(data.leaf.hash);
  });

  test("a checkpoint, and none of another size, root, origin or key", async () => {
    expect(await verifyNote(note, log)).toEqual({ size, root });
    expect(await verifyNote(note.replace(`\n${size}\n`, `\n${size + 1}\n`), log)).toBeNull();
    expect(await verifyNote(note, { ...log, origin: "other.example.com/log" })).toBeNull();
    expect(await verifyNote(note, { ...log, publicKey: data.cosignature["public key"] })).toBeNull();
  });

  test("a witness counts once, and only with its own key", async () => {
    const witness = { name: data.cosignature.name, publicKey: data.cosignature["public key"] };
    const cosigned = `${note}${data.cosignature.line}${data.cosignature.line}`;
    expect(await cosignatures(cosigned, { quorum: 1, list: [witness] })).toBe(1);
    expect(await cosignatures(note, { quorum: 1, list: [witness] })).toBe(0);
    expect(await cosignatures(cosigned, { quorum: 1, list: [{ ...witness, publicKey: log.publicKey }] })).toBe(0);
  });

  test("the tree without leaves", async () => {
    expect(await emptyRoot()).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  });
});
