// Chains, counts and a whole envelope: the same verdicts as in Rust.
import { describe, expect, test } from "vitest";
import { Exact, checkFirst, checkNext, command, commandWords, hexBytes, keyring, questionOfCommand, quorum } from "..";
import { Pin, burdens, signedVeto, stops, verifyVeto } from "..";
import { dispatchBytes, envelope, logProof, signedKeyring, approval, verifyEnvelope, verifyLogProof } from "..";
import { message, vectors } from "./book";

interface Chain {
  readonly name: string;
  readonly "current keyring": string | null;
  readonly next: string;
  readonly suspended: readonly string[];
  readonly verdict: string;
}

describe("chains.json", () => {
  const all = vectors<Chain[]>("chains");

  test.each(all)("$name: $verdict", async (vector) => {
    const next = message(signedKeyring, vector.next);
    const current = vector["current keyring"];
    const step =
      current === null
        ? await checkFirst(next)
        : await checkNext(Exact.parse(keyring, hexBytes(current)), next, vector.suspended);
    expect(step.broken ?? "follows").toBe(vector.verdict);
  });

  test("every way to be broken is among them", () => {
    const verdicts = new Set(all.map(({ verdict }) => verdict));
    const ways = ["follows", "content", "tenant", "not next", "loosens", "signature", "old root", "new root", "countersign"];
    expect(verdicts).toEqual(new Set(ways));
  });
});

interface Counted {
  readonly name: string;
  readonly command: string;
  readonly keyrings: readonly string[];
  readonly approvals: readonly string[];
  readonly solo: boolean;
  readonly demo: boolean;
  readonly suspended: readonly string[];
  readonly "one more": boolean;
  readonly verdict: string;
  readonly persons: readonly string[] | null;
}

describe("counts.json", () => {
  const all = vectors<Counted[]>("counts");

  test.each(all)("$name: $verdict", async (vector) => {
    const order = Exact.parse(command, hexBytes(vector.command));
    const ballot = {
      question: await questionOfCommand(order),
      approvals: vector.approvals.map((one) => message(approval, one)),
      action: order.value.action,
      targets: order.value.targets.length,
      about: order.value.targets.map(({ person }) => person),
      solo: vector.solo,
      demo: vector.demo,
      suspended: vector.suspended,
      oneMore: vector["one more"],
    };
    const keyrings = vector.keyrings.map((one) => message(keyring, one));
    const count = await quorum(ballot, keyrings);
    expect(count.short ?? "enough").toBe(vector.verdict);
    if (count.short === null) expect(count.votes.map(({ person }) => person)).toEqual(vector.persons);
  });

  test("every reason is among them", () => {
    const reasons = all.map(({ verdict }) => verdict).filter((verdict) => /^(approval|ladder)\./.test(verdict));
    expect(new Set(reasons).size).toBe(10);
  });
});

interface Vetoed {
  readonly name: string;
  readonly keyring: string;
  readonly "signed-veto": string;
  readonly command: string;
  readonly suspended: readonly string[];
  readonly demo: boolean;
  readonly now: number;
  readonly by: string | null;
  readonly stops: boolean;
  readonly burdens: boolean;
}

test.each(vectors<Vetoed[]>("vetoes"))("vetoes.json: $name", async (vector) => {
  const signed = message(signedVeto, vector["signed-veto"]);
  const order = Exact.parse(command, hexBytes(vector.command));
  const ring = message(keyring, vector.keyring);
  expect(await verifyVeto(signed, ring, vector.suspended, vector.demo, vector.now)).toBe(vector.by);
  expect(await stops(signed.veto.value, order)).toBe(vector.stops);
  expect(await burdens(signed.veto.value, order)).toBe(vector.burdens);
});

test("a stored chain is checked again link by link", async () => {
  const follows = vectors<Chain[]>("chains").find(({ name }) => name === "signed by everybody");
  const first = vectors<Chain[]>("chains").find(({ name }) => name === "the first one, signed by everybody");
  const unsigned = vectors<Chain[]>("chains").find(({ name }) => name === "signed by nobody");
  const [one, two, bad] = [first, follows, unsigned].map((vector) => message(signedKeyring, vector?.next ?? ""));
  if (one === undefined || two === undefined || bad === undefined) throw new Error("three keyrings");
  expect((await Pin.restore([one, two]))?.newest.value.version).toBe(2);
  expect(await Pin.restore([one, bad])).toBeNull();
  expect(await Pin.restore([])).toBeNull();
});

interface Enveloped {
  readonly "signed-keyring": string;
  readonly "seen tree": { readonly size: number; readonly root: string };
  readonly command: string;
  readonly "command digest": string;
  readonly "command words": string;
  readonly envelope: string;
  readonly "log-proof": string;
  readonly "tree afterwards": { readonly size: number; readonly root: string };
}

test.each(vectors<Enveloped[]>("envelopes"))("envelopes.json: an accepted wipe, and no part of it changed", async (vector) => {
  const first = message(signedKeyring, vector["signed-keyring"]);
  const sent = message(envelope, vector.envelope);
  const proof = message(logProof, vector["log-proof"]);
  const ring = first.keyring.value;
  expect((await checkFirst(first)).broken).toBeNull();
  expect(await sent.command.digest()).toBe(vector["command digest"]);
  expect(commandWords(vector["command digest"])).toBe(vector["command words"]);
  expect(await verifyEnvelope(sent, ring)).toBe(true);
  expect(await verifyEnvelope({ ...sent, approvals: sent.approvals.slice(1) }, ring)).toBe(false);
  const body = await dispatchBytes(sent.command, sent.approvals);
  const judge = (change: Partial<typeof proof>, kind: "dispatch" | "command" = "dispatch", seen = vector["seen tree"]) =>
    verifyLogProof({ ...proof, ...change }, kind, body, ring.log, ring.witnesses, seen);
  expect(await judge({})).toEqual(vector["tree afterwards"]);
  expect(await judge({}, "command")).toBe("log.inclusion");
  expect(await judge({ index: proof.index + 1 })).toBe("log.inclusion");
  expect(await judge({ inclusion: proof.inclusion.slice(1) })).toBe("log.inclusion");
  expect(await judge({ oldSize: 3 })).toBe("log.other_view");
  expect(await judge({ consistency: proof.consistency.slice(1) })).toBe("log.consistency");
  expect(await judge({}, "dispatch", { size: 4, root: "11".repeat(32) })).toBe("log.consistency");
  const witness = { name: "witness.example.com", publicKey: ring.log.publicKey };
  const watched = verifyLogProof(proof, "dispatch", body, ring.log, { quorum: 1, list: [witness] }, vector["seen tree"]);
  expect(await watched).toBe("log.witnesses");
  expect(await judge({ checkpoint: proof.checkpoint.replace("\n6\n", "\n7\n") })).toBe("log.signature");
});
