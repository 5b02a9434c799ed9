// Whoever signs a keyring has seen what will stand in it: a server that drafts one cannot hide a change behind its name.
import { beforeAll, describe, expect, test, vi } from "vitest";
import { DAY_MS, keyId } from "../../proto";
import type { Key, Keyring, Pin } from "../../proto";
import { readCase } from "../model/case";
import { examineDraft, strangeProposals } from "../model/draft";
import type { Finding } from "../model/finding";
import { stopsSigning } from "../model/finding";
import { examineOrder } from "../model/order";
import { readTicket } from "../model/ticket";
import { missedBy } from "../page/halt";
import { demoText } from "../page/new-key";
import { ServerTrouble, fetchCase, sendAnswer } from "../page/server";
import { LANGUAGES, findingText } from "../texts";
import { changeText } from "../texts/changes";
import { ANNA, BORIS, EVE, NOW, PAUL, PLACE, SoftKey, Town, carriedKey, carriedOrder } from "./town";

let town: Town;
let pin: Pin;

beforeAll(async () => {
  town = await Town.build();
  pin = town.pin();
});

/** What stands on the card of a draft, in each language. */
async function cards(change: (old: Keyring) => Partial<Keyring>): Promise<string[]> {
  const view = await examineDraft({ keyring: await town.draft(change), approvals: [] }, pin, [], NOW);
  expect(view.findings).toEqual([]);
  return LANGUAGES.map((texts) => view.changes.map((one) => changeText(texts, one)).join("\n"));
}

async function shows(change: (old: Keyring) => Partial<Keyring>, ...parts: readonly string[]): Promise<void> {
  for (const card of await cards(change)) for (const part of parts) expect(card).toContain(part);
}

describe("a draft says what will stand there", () => {
  test("a ladder that one role alone can climb is written out, with what it was", async () => {
    const before = pin.newest.value.ladder.find(({ action }) => action === "wipe_device");
    if (before === undefined) throw new Error("the ladder has no such rung");
    const weak = (old: Keyring): Partial<Keyring> => ({
      ladder: old.ladder.map((rung) => (rung === before ? { ...rung, alternatives: [[{ role: "it", count: 2 }]] } : rung)),
    });
    for (const [at, card] of (await cards(weak)).entries()) {
      const texts = LANGUAGES[at] ?? expect.fail();
      expect(card).toContain(texts.needs([[{ role: "it", count: 2 }]]));
      expect(card).toContain(texts.needs(before.alternatives));
      expect(card.split("\n")).toHaveLength(1);
    }
  });

  test("a rung that comes in or goes is written out", async () => {
    await shows((old) => ({ ladder: [...old.ladder, { action: "unlock", maxTargets: 17, alternatives: [[{ role: "hr", count: 1 }]] }] }), "17", "1 × ");
    const gone = (old: Keyring): Partial<Keyring> => ({ ladder: old.ladder.filter(({ action }) => action !== "release_hold") });
    for (const [at, card] of (await cards(gone)).entries()) expect(card).toContain(LANGUAGES[at]?.changed.noRung);
  });

  test("recovery keys, addresses, limits and the log are shown by value", async () => {
    const publicKey = pin.newest.value.log.publicKey;
    const id = await keyId(publicKey);
    await shows(() => ({ recovery: { threshold: 1, keys: [{ id, publicKey }] } }), id);
    await shows(() => ({ serverUrls: ["https://evil.example"] }), "https://evil.example");
    await shows((old) => ({ limits: { ...old.limits, maxTargets: 3, maxLifetimeMs: 9 * DAY_MS } }), "3", "9");
    await shows((old) => ({ log: { ...old.log, origin: "evil.example/log" } }), "evil.example/log", publicKey);
    await shows(() => ({ witnesses: { quorum: 1, list: [{ name: "w.example", publicKey }] } }), "w.example", publicKey);
  });

  test("a new key says for which page it is, and that it can be copied", async () => {
    const key = await SoftKey.make(ANNA, 0x0d, { rpId: "example.com", origin: "https://evil.example.com" });
    await shows((old) => ({ keys: [...old.keys, key.entry] }), "https://evil.example.com", "(example.com)");
    for (const [at, card] of (await cards((old) => ({ keys: [...old.keys, key.entry] }))).entries()) {
      expect(card).toContain(LANGUAGES[at]?.changed.backup);
    }
  });

  test("a key that goes to another person names both", async () => {
    const taken = (key: Key): Key => (key.person === ANNA ? { ...key, person: BORIS } : key);
    await shows((old) => ({ keys: old.keys.map(taken) }), "Boris Klein", "Anna Weber");
  });

  test("a second predecessor is named", async () => {
    const ours = await pin.newest.digest();
    await shows(() => ({ previous: [ours, "55".repeat(32)] }), "2");
  });

  test("a date that has not come, or is over, lets nothing be signed", async () => {
    const dated = async (change: Partial<Keyring>): Promise<readonly Finding[]> =>
      (await examineDraft({ keyring: await town.draft(() => change), approvals: [] }, pin, [], NOW)).findings;
    const ahead = await dated({ issued: NOW + DAY_MS });
    const over = await dated({ issued: NOW - DAY_MS / 2, expires: NOW - 1 });
    expect(ahead.map(({ code }) => code)).toEqual(["draft from the future"]);
    expect(over.map(({ code }) => code)).toEqual(["draft expired"]);
    for (const texts of LANGUAGES) for (const one of [...ahead, ...over]) expect(findingText(texts, one)).toContain("20");
    expect([ahead, over].every(stopsSigning)).toBe(true);
  });
});

describe("a proposal is what the server says of it", () => {
  const brought = async (person: string, name: string, key: Key): Promise<readonly Finding[]> => {
    const proposal = { id: EVE, person, name, roles: ["it"], key: carriedKey(key) };
    return strangeProposals(readCase(await town.answer("change", { proposals: [proposal] })).proposals, pin, PLACE);
  };

  test("a key of somebody else, or for another page, lets nothing be drafted", async () => {
    expect(await brought(EVE, "Eve Novak", (await SoftKey.make(EVE)).entry)).toEqual([]);
    const others = await brought(EVE, "Eve Novak", (await SoftKey.make(ANNA)).entry);
    const elsewhere = await brought(EVE, "Eve Novak", (await SoftKey.make(EVE, 0x05, { rpId: "evil.example", origin: "https://evil.example" })).entry);
    for (const found of [others, elsewhere]) {
      expect(found).toEqual([{ code: "proposal key", name: "Eve Novak" }]);
      expect(stopsSigning(found)).toBe(true);
    }
  });

  test("a known person under another name is called by both", async () => {
    const found = await brought(ANNA, "Eve Novak", (await SoftKey.make(ANNA)).entry);
    expect(found).toEqual([{ code: "proposal name", said: "Eve Novak", found: "Anna Weber" }]);
  });
});

describe("a label is of whom it names", () => {
  const look = async (person: string, label: string): Promise<readonly Finding[]> => {
    const [first] = (await town.command()).value.targets;
    if (first === undefined) throw new Error("no target");
    const order = await carriedOrder(await town.command({ targets: [{ ...first, person, label }] }));
    const matter = readCase(await town.answer("decide", { command: order }));
    return (await examineOrder(matter.command ?? expect.fail(), matter, pin, NOW)).findings;
  };

  test("an approver's device under another name, and another device under an approver's name", async () => {
    expect(await look(BORIS, "Boris Klein · laptop")).toEqual([]);
    expect(await look(PAUL, "Paul Ortega · laptop")).toEqual([]);
    const hidden = await look(BORIS, "Test employee · laptop");
    const twin = await look(PAUL, "Boris Klein · laptop");
    expect(hidden).toEqual([{ code: "label name", label: "Test employee · laptop", found: "Boris Klein" }]);
    expect(twin).toEqual([{ code: "label twin", label: "Boris Klein · laptop" }]);
    for (const texts of LANGUAGES) for (const one of [...hidden, ...twin]) expect(findingText(texts, one)).toContain("laptop");
    expect([hidden, twin].some(stopsSigning)).toBe(false);
  });
});

describe("nothing on the screen is the server's to stretch or to hide", () => {
  test("who ordered, by the server's word, is no longer than a name", async () => {
    const order = await carriedOrder(await town.command(), [], { requested_by: "x ".repeat(50_000) });
    const matter = readCase(await town.answer("decide", { command: order }));
    expect(matter.command?.said.requestedBy.length).toBeLessThan(120);
  });

  test("a halt says which pending orders it does not stop", async () => {
    const orders = [await carriedOrder(await town.command()), await carriedOrder(await town.command({ issued: NOW + 60_000, notBefore: NOW + 60_000 }))];
    const { pending } = readCase(await town.answer("halt", { pending: orders }));
    expect([missedBy(pending, NOW - 1), missedBy(pending, NOW + 1), missedBy(pending, NOW + 60_001)]).toEqual([2, 1, 0]);
    for (const texts of LANGUAGES) expect(texts.halt.missed(1)).toContain("1");
  });

  test("a demo is said wherever the page stands", () => {
    for (const texts of LANGUAGES) {
      expect(demoText(texts, true, PLACE.rpId)).toBe(texts.first.demo);
      expect(demoText(texts, false, PLACE.rpId)).toBeNull();
      expect(demoText(texts, false, "approve.localhost")).toBe(texts.first.demoOnly);
    }
  });

  test("an answer that was lost on the way is not called unsent", async () => {
    const ticket = readTicket(`${"a".repeat(43)}~${btoa("https://lethe.example.com").replace(/=+$/, "")}`) ?? expect.fail();
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("gone")));
    const kind = async (asked: Promise<unknown>): Promise<unknown> => asked.catch((error: unknown) => error instanceof ServerTrouble && error.kind);
    expect(await kind(fetchCase(ticket))).toBe("unreachable");
    expect(await kind(sendAnswer(ticket, { approval: "AA==" }))).toBe("no answer");
    vi.unstubAllGlobals();
  });
});
