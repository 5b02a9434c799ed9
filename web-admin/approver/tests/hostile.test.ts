// A server that lies to the page: every lie is caught, and named in both languages. What only the agent can catch is in
// docs/threat-model.md.
import { beforeAll, describe, expect, test } from "vitest";
import { DAY_MS, Exact, command as commandRule, keyringWords, keyWords, toBase64 } from "../../proto";
import type { Keyring, Pin } from "../../proto";
import { readCase } from "../model/case";
import type { CaseOrder } from "../model/case";
import { examineDraft, unheard } from "../model/draft";
import type { Finding } from "../model/finding";
import { stopsSigning } from "../model/finding";
import { BadTouch, sign } from "../model/hand";
import { BadBytes, NotACase } from "../model/json";
import { capacityOf, examineOrder } from "../model/order";
import type { OrderView } from "../model/order";
import { keysHere } from "../model/signer";
import { readTicket } from "../model/ticket";
import { believe, believeWords, clocks } from "../model/trust";
import { LANGUAGES, findingText } from "../texts";
import { ANNA, BORIS, CLARA, CONSOLE, DMITRI, EVE, NOW, PAUL, PLACE, SoftKey, Town, approves, carried, carriedKey, carriedOrder, signedBy, vetoed } from "./town";

let town: Town;
let pin: Pin;

beforeAll(async () => {
  town = await Town.build();
  pin = town.pin();
});

/** The view of a command of which the server says `more`. */
async function look(change: Parameters<Town["command"]>[0], more: Record<string, unknown> = {}, now = NOW): Promise<OrderView> {
  const command = await town.command(change);
  return lookAt(await carriedOrder(command, [], more), now);
}

async function lookAt(order: Record<string, unknown>, now = NOW, around: Record<string, unknown> = {}): Promise<OrderView> {
  const matter = readCase(await town.answer("decide", { command: order, ...around }));
  return examineOrder(matter.command as CaseOrder, matter, pin, now);
}

/** Exactly these findings, each a sentence in both languages, and nothing can be signed. */
function caught(findings: readonly Finding[], ...codes: readonly Finding["code"][]): void {
  expect(findings.map(({ code }) => code)).toEqual(codes);
  expect(stopsSigning(findings)).toBe(true);
  named(findings);
}

function named(findings: readonly Finding[]): void {
  for (const texts of LANGUAGES) {
    for (const finding of findings) expect(findingText(texts, finding).length).toBeGreaterThan(20);
  }
}

test("an honest command is shown without a word", async () => {
  const view = await look({});
  expect(view.findings).toEqual([]);
  expect(view.missing).toBe(2);
  expect(view.could).toEqual([ANNA, BORIS, CLARA, DMITRI]);
});

describe("lies about a command", () => {
  test("another person than the signed bytes name", async () => {
    const devices = [1, 2].map((number) => ({ label: `Paul Ortega · phone ${number}`, person: EVE }));
    const view = await look({}, { targets: devices });
    caught(view.findings, "claim", "claim");
    expect(view.findings[0]).toMatchObject({ what: "person", said: EVE, found: PAUL });
  });

  test("another label than the signed bytes carry", async () => {
    const view = await look({}, { targets: ["Somebody who left · phone", "Paul Ortega · phone 2"] });
    caught(view.findings, "claim");
    const [finding] = view.findings;
    if (finding === undefined) throw new Error("no finding");
    expect(findingText(LANGUAGES[0] ?? expect.fail(), finding)).toContain("the server says “Somebody who left · phone");
  });

  test("fewer devices than the signed bytes name", async () => {
    caught((await look({}, { targets: ["Paul Ortega · phone 1"] })).findings, "claim");
  });

  test("another digest than that of the bytes", async () => {
    caught((await look({}, { digest: "11".repeat(32) })).findings, "claim");
  });

  test("an unlock is said, and the bytes order a wipe", async () => {
    caught((await look({}, { action: "unlock", reason: "found again" })).findings, "claim", "claim");
  });

  test("it is a command of another company", async () => {
    caught((await look({ tenant: EVE })).findings, "other company");
  });

  test("it has run out, or comes from the future, or lives too long", async () => {
    caught((await look({}, {}, NOW + 8 * DAY_MS)).findings, "expired");
    caught((await look({ issued: NOW + DAY_MS, notBefore: NOW + DAY_MS })).findings, "from the future");
    caught((await look({ expires: NOW + 31 * DAY_MS })).findings, "lives too long");
  });

  test("it names a keyring that nobody knows, or a known one by another version", async () => {
    caught((await look({ keyring: { version: 1, digest: "22".repeat(32) } })).findings, "keyring unknown");
    const digest = await town.first.keyring.digest();
    caught((await look({ keyring: { version: 7, digest } })).findings, "keyring version");
  });

  test("it lists a device twice, or lifts although it wipes", async () => {
    const { targets } = (await town.command()).value;
    const [first] = targets;
    if (first === undefined) throw new Error("no target");
    caught((await look({ targets: [first, first] })).findings, "not well-formed");
    const lifts = [{ enrollment: first.enrollment, serverKey: EVE, counter: 1 }];
    caught((await look({ lifts })).findings, "not well-formed");
  });

  test("its bytes are no command in the one encoding", async () => {
    const { bytes } = await town.command();
    const trailing = Uint8Array.of(...bytes, 0);
    const order = { ...(await carriedOrder(await town.command())), bytes: toBase64(trailing) };
    await expect(lookAt(order)).rejects.toBeInstanceOf(BadBytes);
    const { bytes: left, ...without } = await carriedOrder(await town.command());
    expect(left).toBeDefined();
    await expect(lookAt(without)).rejects.toBeInstanceOf(NotACase);
  });

  test("a name that turns around is no label", async () => {
    const { targets } = (await town.command()).value;
    const turned = targets.map((target) => ({ ...target, label: "Paul \u202e9 lexiP" }));
    const command = Exact.of(commandRule, { ...(await town.command()).value, targets: turned });
    await expect(lookAt(await carriedOrder(command))).rejects.toBeInstanceOf(BadBytes);
  });
});

describe("lies about who has signed", () => {
  test("an approval that was moved here from another command", async () => {
    const command = await town.command();
    const other = await town.command({ reason: "another one" });
    const moved = await approves(town.key(ANNA), "it", other);
    caught((await lookAt(await carriedOrder(command, [moved]))).findings, "approval");
  });

  test("an approval in another role, a veto as an approval, a key of nobody", async () => {
    const command = await town.command();
    const honest = await approves(town.key(ANNA), "it", command);
    const stranger = await SoftKey.make(ANNA);
    const lies = [
      { ...honest, role: "hr" as const },
      await approves(town.key(ANNA), "it", command, "veto"),
      await approves(stranger, "it", command),
    ];
    for (const lie of lies) caught((await lookAt(await carriedOrder(command, [lie]))).findings, "approval");
  });

  test("one person twice", async () => {
    const command = await town.command();
    const once = await approves(town.key(ANNA), "it", command);
    caught((await lookAt(await carriedOrder(command, [once, once]))).findings, "approval");
  });

  test("an honest approval counts, and its person is not asked again", async () => {
    const command = await town.command();
    const view = await lookAt(await carriedOrder(command, [await approves(town.key(ANNA), "it", command)]));
    expect(view.findings).toEqual([]);
    expect(view.missing).toBe(1);
    expect(capacityOf(view, ANNA)).toEqual({ kind: "signed already" });
    expect(capacityOf(view, CLARA)).toMatchObject({ kind: "role", role: "hr", missing: 0 });
    expect(capacityOf(view, DMITRI)).toEqual({ kind: "no role" });
  });

  test("nobody is asked about their own device", async () => {
    const { targets } = (await town.command()).value;
    const view = await look({ targets: targets.map((target) => ({ ...target, person: ANNA })) });
    expect(capacityOf(view, ANNA)).toEqual({ kind: "own device" });
    expect(view.could).not.toContain(ANNA);
  });

  test("in a pilot the own device is decidable, and two of them are not", async () => {
    const { targets } = (await town.command()).value;
    const own = targets.map((target) => ({ ...target, person: ANNA }));
    const view = await look({ targets: own.slice(0, 1) });
    const solo = (seen: OrderView): OrderView => ({ ...seen, ballot: { ...seen.ballot, solo: true } });
    expect(capacityOf(view, ANNA)).toEqual({ kind: "own device" });
    expect(capacityOf(solo(view), ANNA)).toMatchObject({ kind: "role", role: "it" });
    expect(capacityOf(solo(await look({ targets: own })), ANNA)).toEqual({ kind: "own device" });
  });

  test("a veto is hidden behind no other veto, and a forged one is ignored", async () => {
    const command = await town.command();
    const ring = town.first.keyring;
    const good = await vetoed(town.key(CLARA), "hr", command, ring, NOW);
    caught((await lookAt(await carriedOrder(command, [], { vetoes: [good] }))).findings, "vetoed");
    const halted = await vetoed(town.key(CLARA), "hr", null, ring, NOW + 1);
    caught((await lookAt(await carriedOrder(command, [], { vetoes: [halted] }))).findings, "vetoed");
    const forged = await vetoed(await SoftKey.make(CLARA), "hr", command, ring, NOW);
    const view = await lookAt(await carriedOrder(command, [], { vetoes: [forged] }));
    expect(view.findings).toEqual([{ code: "veto ignored" }]);
    expect(stopsSigning(view.findings)).toBe(false);
  });

  test("after a veto of an earlier order it takes one person more", async () => {
    const earlier = await town.command({ reason: "an earlier one" });
    const good = await vetoed(town.key(CLARA), "hr", earlier, town.first.keyring, NOW);
    const view = await lookAt(await carriedOrder(await town.command(), [], { vetoes: [good] }));
    expect(view.findings).toEqual([]);
    expect(view.missing).toBe(3);
  });

  test("the server's word that somebody is suspended is shown as its word", async () => {
    const command = await town.command();
    const order = await carriedOrder(command, [await approves(town.key(ANNA), "it", command)]);
    const view = await lookAt(order, NOW, { suspended: [ANNA] });
    expect(view.findings).toEqual([{ code: "suspended", name: "Anna Weber" }]);
    expect(stopsSigning(view.findings)).toBe(false);
  });
});

describe("lies about the keyring", () => {
  const trusted = async (change: Record<string, unknown>, server = CONSOLE) =>
    believe(readCase(await town.answer("decide", change)), server, [{ tenant: pin.newest.value.tenant, server: CONSOLE, pin }]);
  const refused = async (change: Record<string, unknown>, code: Finding["code"], server = CONSOLE): Promise<void> => {
    const trust = await trusted(change, server);
    if (trust.kind !== "refused") throw new Error(`${trust.kind} instead of refused`);
    caught(trust.findings, code);
  };

  test("an honest successor is followed", async () => {
    const second = await town.next(() => ({ expires: NOW + 400 * DAY_MS }));
    const trust = await trusted({ keyrings: [carried(town.first), carried(second)] });
    expect(trust.kind === "pinned" && trust.pin.newest.value.version).toBe(2);
  });

  test("a keyring of the server's own is not followed from the pin", async () => {
    const other = await Town.build();
    await refused({ keyrings: [carried(other.first)] }, "keyring forked");
  });

  test("a forked version is named", async () => {
    const second = await town.next(() => ({ expires: NOW + 400 * DAY_MS }));
    const branch = await town.next(() => ({ expires: NOW + 500 * DAY_MS }));
    const later = await pin.catchUp([town.first, second]);
    if ("kind" in later) throw new Error(later.kind);
    const matter = readCase(await town.answer("decide", { keyrings: [carried(town.first), carried(branch)] }));
    const trust = await believe(matter, CONSOLE, [{ tenant: matter.tenant, server: CONSOLE, pin: later }]);
    if (trust.kind !== "refused") throw new Error(trust.kind);
    caught(trust.findings, "keyring forked");
  });

  test("a rollback is named", async () => {
    const second = await town.next(() => ({ expires: NOW + 400 * DAY_MS }));
    const later = await pin.catchUp([town.first, second]);
    if ("kind" in later) throw new Error(later.kind);
    const matter = readCase(await town.answer("decide"));
    const trust = await believe(matter, CONSOLE, [{ tenant: matter.tenant, server: CONSOLE, pin: later }]);
    if (trust.kind !== "refused") throw new Error(trust.kind);
    caught(trust.findings, "keyring hidden");
  });

  test("a broken signature, too few root persons, a key that has not signed", async () => {
    const honest = await town.next(() => ({ expires: NOW + 400 * DAY_MS }));
    const other = await town.next(() => ({ expires: NOW + 500 * DAY_MS }));
    const broken = { keyring: honest.keyring, approvals: other.approvals };
    const one = await town.next(() => ({}), [], [town.key(BORIS)]);
    const stranger = await SoftKey.make(ANNA);
    const silent = await town.next((old) => ({ keys: [...old.keys, stranger.entry] }));
    for (const second of [broken, one, silent]) {
      await refused({ keyrings: [carried(town.first), carried(second)] }, "keyring does not follow");
    }
  });

  test("no keyring at all", async () => {
    await refused({ keyrings: [] }, "keyring hidden");
    const matter = readCase(await town.answer("decide", { keyrings: [] }));
    const trust = await believe(matter, CONSOLE, []);
    if (trust.kind !== "refused") throw new Error(trust.kind);
    caught(trust.findings, "keyring missing");
  });

  test("a ticket of another company, at the server of a known one", async () => {
    await refused({ tenant: EVE }, "other company");
    const other = await Town.build(EVE);
    const matter = readCase(await town.answer("decide", { keyrings: [carried(other.first)] }));
    const trust = await believeWords(matter, keyringWords(await other.first.keyring.digest()));
    if (trust.kind !== "refused") throw new Error(trust.kind);
    caught(trust.findings, "other company");
  });

  test("a known company at another server", async () => {
    await refused({}, "other server", "https://lethe.evil.example");
  });

  test("where nothing is pinned, ten words are asked for, and others than the keyring's are refused", async () => {
    const matter = readCase(await town.answer("decide"));
    expect(await believe(matter, CONSOLE, [])).toEqual({ kind: "words" });
    const wrong = await believeWords(matter, keyringWords("33".repeat(32)));
    if (wrong.kind !== "refused") throw new Error(wrong.kind);
    caught(wrong.findings, "other words");
    const right = await believeWords(matter, ` ${keyringWords(await town.first.keyring.digest()).toUpperCase()}\n`);
    expect(right.kind).toBe("pinned");
  });

  test("a first keyring that nobody signed is refused even with its words", async () => {
    const bare = { keyring: town.first.keyring, approvals: [] };
    const matter = readCase(await town.answer("decide", { keyrings: [carried(bare)] }));
    const trust = await believeWords(matter, keyringWords(await bare.keyring.digest()));
    if (trust.kind !== "refused") throw new Error(trust.kind);
    caught(trust.findings, "keyring unsound");
  });

  test("a key, a log or a mode of its own is named as the server's word", async () => {
    const honest = (await town.answer("decide")) as { server: { key: object; log: object } };
    const key = { id: EVE, public_key: toBase64(new Uint8Array(32)) };
    const trust = await trusted({ server: { ...honest.server, key, log: { ...honest.server.log, origin: "elsewhere" } }, demo: true });
    if (trust.kind !== "pinned") throw new Error(trust.kind);
    expect(trust.findings.map(({ code }) => code)).toEqual(["server key", "log key", "demo"]);
    named(trust.findings);
  });

  test("a keyring that has run out lets nothing be signed", async () => {
    const view = await look({}, {}, NOW + 301 * DAY_MS);
    caught(view.findings, "keyring expired", "expired");
  });
});

describe("lies in a draft of a keyring", () => {
  const adding = (key: SoftKey, name: string) => (old: Keyring): Partial<Keyring> => ({
    persons: [...old.persons, { id: EVE, name }],
    keys: [...old.keys, key.entry],
    roles: old.roles.map((list) => (list.role === "it" ? { ...list, persons: [...list.persons, EVE] } : list)),
  });

  test("a key that the server slipped in does not have the words that were heard", async () => {
    const [honest, slipped] = [await SoftKey.make(EVE), await SoftKey.make(EVE)];
    const ring = await town.draft(adding(slipped, "Eve Novak"));
    const view = await examineDraft({ keyring: ring, approvals: [] }, pin, [], NOW);
    expect(view.findings).toEqual([]);
    const heard = new Map([[slipped.entry.publicKey, await keyWords(honest.entry.publicKey)]]);
    caught(unheard(view.newKeys, heard), "heard");
    caught(unheard(view.newKeys, new Map()), "heard");
    expect(unheard(view.newKeys, new Map([[slipped.entry.publicKey, await keyWords(slipped.entry.publicKey)]]))).toEqual([]);
  });

  test("a second key beside an honest one is asked for by itself", async () => {
    const [honest, slipped] = [await SoftKey.make(EVE), await SoftKey.make(ANNA)];
    const ring = await town.draft((old) => {
      const added = adding(honest, "Eve Novak")(old);
      return { ...added, keys: [...(added.keys ?? []), slipped.entry] };
    });
    const view = await examineDraft({ keyring: ring, approvals: [] }, pin, [], NOW);
    const heard = new Map([[honest.entry.publicKey, await keyWords(honest.entry.publicKey)]]);
    expect(unheard(view.newKeys, heard)).toEqual([{ code: "heard", name: "Anna Weber" }]);
  });

  test("a role, an owner or a page that changes quietly is a sentence", async () => {
    const ring = await town.draft((old) => ({
      roles: old.roles.map((list) => (list.role === "root" ? { ...list, persons: [...list.persons, ANNA] } : list)),
      keys: old.keys.map((key) => (key.person === ANNA ? { ...key, backupEligible: true } : key)),
    }));
    const view = await examineDraft({ keyring: ring, approvals: [] }, pin, [], NOW);
    expect(view.changes.map(({ kind }) => kind)).toEqual(["key changed", "role gained"]);
  });

  test("a draft that goes back to solo, follows another keyring or is of another company", async () => {
    const drafts: [Partial<Keyring>, Finding["code"]][] = [
      [{ limits: { ...pin.newest.value.limits, solo: true } }, "draft"],
      [{ previous: ["44".repeat(32)] }, "draft"],
      [{ version: 3 }, "draft"],
      [{ tenant: EVE }, "other company"],
    ];
    for (const [change, code] of drafts) {
      const ring = await town.draft(() => change);
      caught((await examineDraft({ keyring: ring, approvals: [] }, pin, [], NOW)).findings, code);
    }
  });

  test("a signature under a draft that does not hold", async () => {
    const one = await town.draft(() => ({ expires: NOW + 400 * DAY_MS }));
    const other = await signedBy(await town.draft(() => ({ expires: NOW + 500 * DAY_MS })), [town.key(BORIS)]);
    caught((await examineDraft({ keyring: one, approvals: other.approvals }, pin, [], NOW)).findings, "draft");
  });

  test("a proposal whose key is no message is refused", async () => {
    const key = await SoftKey.make(EVE);
    const proposal = { id: EVE, person: EVE, name: "Eve Novak", roles: ["it"], key: carriedKey(key.entry) };
    expect(readCase(await town.answer("change", { proposals: [proposal] })).proposals[0]?.key).toEqual(key.entry);
    const turned = await town.answer("change", { proposals: [{ ...proposal, name: "Eve\u202e kavoN" }] });
    expect(() => readCase(turned)).toThrow(NotACase);
    const bad = { ...proposal, key: `${proposal.key.slice(0, -4)}AAAA` };
    const answer = await town.answer("change", { proposals: [bad] });
    expect(() => readCase(answer)).toThrow(BadBytes);
  });
});

describe("lies at the touch", () => {
  test("the challenge is the page's own, whatever the server would like to have signed", async () => {
    const command = await town.command();
    const asked: { challenge: string; ids: number }[] = [];
    const view = await lookAt(await carriedOrder(command));
    const keys = keysHere([pin.newest.value], ANNA, PLACE);
    const approval = await sign(town.key(ANNA).hand(asked), view.ballot.question, "it", keys, []);
    expect(approval.key).toBe(town.key(ANNA).entry.id);
    expect(asked).toHaveLength(1);
    expect((await lookAt(await carriedOrder(command, [approval]))).votes).toEqual([{ person: ANNA, role: "it" }]);
  });

  test("a key of somebody else does not sign under a name that the server gave", async () => {
    const view = await look({});
    const keys = keysHere([pin.newest.value], ANNA, PLACE);
    const tried = sign(town.key(BORIS).hand(), view.ballot.question, "it", keys, []);
    await expect(tried).rejects.toEqual(new BadTouch("other key"));
  });

  test("a touch without verification of the person is none", async () => {
    const careless = await SoftKey.make(ANNA, 0x01);
    const view = await look({});
    await expect(sign(careless.hand(), view.ballot.question, "it", [careless.entry], [])).rejects.toEqual(new BadTouch("not verified"));
  });

  test("keys of another page, and of localhost outside of a demo, are not offered", () => {
    const ring = pin.newest.value;
    expect(keysHere([ring], ANNA, { rpId: "lethe.example.com", origin: CONSOLE })).toEqual([]);
    expect(keysHere([ring], ANNA, { ...PLACE, origin: `${PLACE.origin}:8443` })).toEqual([]);
    const local = { rpId: "approve.localhost", origin: "http://approve.localhost:8080" };
    const moved = { ...ring, keys: ring.keys.map((key) => ({ ...key, ...local })) };
    expect(keysHere([moved], ANNA, local)).toEqual([]);
    expect(keysHere([{ ...moved, limits: { ...ring.limits, demo: true } }], ANNA, local)).toHaveLength(1);
  });
});

describe("tickets", () => {
  const ticket = (server: string, secret = "a".repeat(43)): string =>
    `#${secret}~${toBase64(new TextEncoder().encode(server)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "")}`;

  test("a ticket names one origin", () => {
    expect(readTicket(ticket("https://lethe.example.com/"))?.server).toBe(CONSOLE);
    expect(readTicket(ticket("http://localhost:8080"))?.server).toBe("http://localhost:8080");
  });

  test.each(["http://lethe.example.com", "javascript:alert(1)", "https://lethe.example.com/other/path", "https://a:b@lethe.example.com", "file:///etc/passwd", "data:text/html,x", ""])(
    "%j is no server to be asked",
    (server) => expect(readTicket(ticket(server))).toBeNull(),
  );

  test("a fragment that is no ticket opens nothing", () => {
    for (const fragment of ["", "#", "#x", "#short~aHR0cHM6Ly94", `${ticket(CONSOLE)}~more`]) expect(readTicket(fragment)).toBeNull();
  });
});

test("clocks that do not agree are a word, and stop nobody", () => {
  expect(clocks(NOW, NOW + 60_000)).toEqual([]);
  expect(clocks(NOW, NOW + 600_000)).toEqual([{ code: "clock", said: NOW, found: NOW + 600_000 }]);
  expect(stopsSigning(clocks(NOW, NOW + 600_000))).toBe(false);
});
