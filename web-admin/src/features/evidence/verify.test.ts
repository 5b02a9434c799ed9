import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";

import { approval, command, decode, dispatchBytes, encode, envelope, hexBytes, logProof, signedKeyring, toBase64 } from "../../../proto";
import { ANNA, approves, CLARA, carried, Town, vetoed } from "../../../approver/tests/town";
import { type Beside, type Exhibited, overall, type Part } from "./finding";
import { verify } from "./verify";

interface Vector {
  readonly command: string;
  readonly envelope: string;
  readonly "log-proof": string;
  readonly "signed-keyring": string;
}

/** A wipe as Rust made it: `proto/vectors/envelopes.json`. */
const [vector] = JSON.parse(readFileSync(new URL("../../../../proto/vectors/envelopes.json", import.meta.url), "utf8")) as [Vector];
const base64 = (hex: string) => toBase64(hexBytes(hex));
const sent = decode(envelope, hexBytes(vector.envelope));
const proof = decode(logProof, hexBytes(vector["log-proof"]));
const beside: Beside = { keyrings: [base64(vector["signed-keyring"])], command: base64(vector.command) };

let dispatch: Exhibited;
const words = async (shown: Exhibited, with_: Beside = beside) => (await verify(shown, with_, 0)).map((finding) => finding.text.key.slice("evidence:".length));

function flipped(text: string): string {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  return toBase64(bytes);
}

beforeAll(async () => {
  dispatch = {
    kind: "dispatch",
    body: toBase64(await dispatchBytes(sent.command, sent.approvals)),
    index: proof.index,
    salt: proof.salt,
    inclusion: proof.inclusion,
    checkpoint: proof.checkpoint,
    signer: sent.serverKey,
    cose: toBase64(sent.server),
  };
});

describe("a proof in the browser", () => {
  it("holds for a dispatch as Rust logged it", async () => {
    expect(await words(dispatch)).toEqual(["holds.chain", "holds.checkpoint", "holds.inclusion", "holds.server"]);
  });

  it("fails where one bit of the body is another", async () => {
    const found = await words({ ...dispatch, body: flipped(dispatch.body) });
    expect(found).toContain("fails.inclusion");
    expect(found).toContain("fails.server");
  });

  it("fails for another place in the tree, another signature, another checkpoint", async () => {
    expect(await words({ ...dispatch, index: proof.index + 1 })).toContain("fails.inclusion");
    expect(await words({ ...dispatch, cose: flipped(dispatch.cose ?? "") })).toContain("fails.server");
    expect(await words({ ...dispatch, checkpoint: proof.checkpoint.replace(/\n6\n/, "\n7\n") })).toContain("fails.checkpoint");
  });

  it("holds for each approval over exactly this command, and fails over another", async () => {
    for (const one of sent.approvals) {
      const shown: Exhibited = { kind: "approval", body: toBase64(encode(approval, one)) };
      expect(await words(shown)).toEqual(["holds.chain", "open.place", "holds.approval"]);
      // The last letter of the reason is another one.
      const other = flipped(base64(vector.command));
      expect(await words(shown, { ...beside, command: other })).toEqual(["holds.chain", "open.place", "fails.approval"]);
    }
  });

  it("fails for what is shown beside another command, or as somebody else's", async () => {
    const id = sent.command.value.id;
    expect(await words(dispatch, { ...beside, asked: { command: id, part: "dispatch" } })).toEqual(["holds.chain", "holds.checkpoint", "holds.inclusion", "holds.server"]);
    expect(await words(dispatch, { ...beside, asked: { command: "00".repeat(16), part: "dispatch" } })).toContain("fails.otherCommand");
    // The same id with another reason: the dispatch is of the first one.
    const other = flipped(base64(vector.command));
    expect(await words(dispatch, { ...beside, command: other, asked: { command: id, part: "dispatch" } })).toContain("fails.otherCommand");
    const [one] = sent.approvals;
    const shown: Exhibited = { kind: "approval", body: one === undefined ? "" : toBase64(encode(approval, one)) };
    expect(await words(shown, { ...beside, asked: { command: id, part: "approval", person: "00".repeat(16) } })).toContain("fails.otherPerson");
  });

  it("fails for an approval under a keyring that is not in the chain", async () => {
    const [one] = sent.approvals;
    if (one === undefined) throw new Error("no approval in the vector");
    const shown: Exhibited = { kind: "approval", body: toBase64(encode(approval, one)) };
    const { value } = sent.command;
    const fork = toBase64(encode(command, { ...value, keyring: { ...value.keyring, digest: "77".repeat(32) } }));
    expect(await words(shown, { ...beside, command: fork })).toContain("fails.keyring");
  });

  it("fails for an approval in a role that the person does not have, and for a veto of another command", async () => {
    const town = await Town.build();
    const [order, other] = [await town.command(), await town.command({ reason: "another one", issued: 9e14, notBefore: 9e14, expires: 9e14 + 1 })];
    const keyrings = [carried(town.first)];
    const about = (one: typeof order, part: Part): Beside => ({ keyrings, command: toBase64(one.bytes), asked: { command: one.value.id, part } });
    const asHr = await approves(town.key(ANNA), "hr", order);
    expect(await words({ kind: "approval", body: toBase64(encode(approval, asHr)) }, about(order, "approval"))).toContain("fails.role");
    const asIt = await approves(town.key(ANNA), "it", order);
    expect(await words({ kind: "approval", body: toBase64(encode(approval, asIt)) }, about(order, "approval"))).toContain("holds.approval");
    const veto: Exhibited = { kind: "veto", body: await vetoed(town.key(CLARA), "hr", order, town.first.keyring, 0) };
    expect(await words(veto, about(order, "veto"))).toEqual(["holds.chain", "open.place", "holds.veto"]);
    expect(await words(veto, about(other, "veto"))).toContain("fails.otherCommand");
  });

  it("fails for a receipt about another command, and for an event in the place of a signature", async () => {
    const said = (JSON.parse(readFileSync(new URL("../../../../proto/vectors/messages.json", import.meta.url), "utf8")) as { rule: string; hex: string }[]).find(({ rule }) => rule === "receipt");
    const shown: Exhibited = { kind: "receipt", body: base64(said?.hex ?? "") };
    const id = sent.command.value.id;
    // The vector's receipt is about the vector's wipe.
    expect(await words(shown, { ...beside, asked: { command: id, part: "step" } })).not.toContain("fails.otherCommand");
    const other = flipped(base64(vector.command));
    expect(await words(shown, { ...beside, command: other, asked: { command: id, part: "step" } })).toContain("fails.otherCommand");
    expect(await words({ ...dispatch, kind: "audit" }, { ...beside, asked: { command: id, part: "approval" } })).toContain("fails.otherCommand");
  });

  it("does not say that an approval holds where it does not know the command", async () => {
    const [one] = sent.approvals;
    const shown: Exhibited = { kind: "approval", body: one === undefined ? "" : toBase64(encode(approval, one)) };
    expect(await words(shown, { ...beside, command: null })).toContain("open.approval");
  });

  it("fails without a keyring, and with one whose signatures were cut off", async () => {
    expect(overall(await verify(dispatch, { ...beside, keyrings: [] }, 0))).toBe("fails");
    const whole = decode(signedKeyring, hexBytes(vector["signed-keyring"]));
    const cut = toBase64(encode(signedKeyring, { ...whole, approvals: [] }));
    expect(await words(dispatch, { ...beside, keyrings: [cut] })).toEqual(["fails.chain"]);
  });

  it("says that it checked no receipt whose device it does not know", async () => {
    expect(await words({ ...dispatch, kind: "receipt" })).toContain("open.receipt");
  });

  it("calls bytes that are no message a failure", async () => {
    expect(overall(await verify({ kind: "veto", body: "AAAA" }, beside, 0))).toBe("fails");
  });
});
