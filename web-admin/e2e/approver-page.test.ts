// The approver page alone, in a real browser, against a server that a test speaks for: every purpose once, then the lies. What a
// lie is and which check finds it is tested without a browser in approver/tests.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { SoftKey, Town, carried, carriedKey, carriedOrder, EVE } from "../approver/tests/town";
import { DAY_MS, FRAME_CAP, decode, fromBase64, keyWords, keyringWords, readRecoveryFile, signedKeyring } from "../proto";
import type { Command, Exact, SignedKeyring } from "../proto";
import { expectNoViolations } from "./browser/axe";
import { launch } from "./browser/chromium";
import { DESKTOP, PHONE, Person } from "./browser/person";
import { Liar } from "./house/liar";

let browser: Browser;
let liar: Liar;
let town: Town;

beforeAll(async () => {
  [browser, liar, town] = await Promise.all([launch(), Liar.start(), Town.build()]);
});

afterAll(async () => {
  await browser.close();
  await liar.stop();
});

/** What stands in the answer that the page sent last. */
function last(name: string): string {
  return String(liar.got[liar.got.length - 1]?.[name]);
}

async function click(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).click();
}

async function isDone(page: Page): Promise<void> {
  await page.getByRole("heading", { level: 1, name: "Done" }).waitFor();
}

/** Anna founds her company on this page; what she signed comes back. */
async function found(anna: Person): Promise<{ first: SignedKeyring; page: Page }> {
  liar.says = { ...(await town.answer("first-keyring")), now: Date.now(), keyrings: [], demo: true };
  liar.takes = { state: "founded", version: 1 };
  const page = await anna.open(liar.ticket);
  expect(page.url()).not.toContain("~");
  await click(page, "Yes, fetch it");
  await click(page, "Make the key");
  const [download] = await Promise.all([page.waitForEvent("download"), click(page, "Save the recovery key")]);
  expect(await page.getByRole("button", { name: "Sign the first keyring" }).count()).toBe(0);
  await page.getByRole("checkbox").check();
  await click(page, "Sign the first keyring");
  await isDone(page);
  const first = decode(signedKeyring, fromBase64(last("first")) ?? new Uint8Array(0), FRAME_CAP);
  const file = await readRecoveryFile(readFileSync(await download.path(), "utf8"));
  expect(first.keyring.value.recovery.keys.map(({ publicKey }) => publicKey)).toEqual([file?.publicKey]);
  expect(await wordsOn(page)).toBe(keyringWords(await first.keyring.digest()));
  return { first, page };
}

async function wordsOn(page: Page): Promise<string> {
  return (await page.locator("ol.words li").allTextContents()).join(" ");
}

/** A wipe of one phone under a keyring, ordered now. */
async function wipe(first: SignedKeyring): Promise<Exact<Command>> {
  const { targets } = (await town.command()).value;
  const issued = Date.now() - 1000;
  const keyring = { version: 1, digest: await first.keyring.digest() };
  const { tenant } = first.keyring.value;
  return town.command({ tenant, keyring, targets: targets.slice(0, 1), issued, notBefore: issued, expires: issued + DAY_MS });
}

async function answerWith(purpose: string, first: SignedKeyring, more: Record<string, unknown>): Promise<void> {
  liar.says = { ...(await town.answer(purpose)), now: Date.now(), keyrings: [carried(first)], demo: true, ...more };
}

async function reopen(page: Page): Promise<void> {
  await page.goto("about:blank");
  await page.goto(liar.ticket);
}

describe("one person on a phone", () => {
  test("founds, decides, halts, and takes the second person in by the words that were heard", async () => {
    const anna = await Person.with(browser, "Anna", { viewport: PHONE });
    const { first, page } = await found(anna);
    await answerWith("decide", first, { command: await carriedOrder(await wipe(first)) });
    liar.takes = { state: "dispatched" };
    await reopen(page);
    await page.getByText("This cannot be undone").waitFor();
    await click(page, "Approve with your key");
    await isDone(page);
    expect(last("approval")).not.toBe("undefined");
    liar.takes = { state: "vetoed", stopped: 1 };
    await reopen(page);
    await click(page, "Veto with your key");
    await isDone(page);
    expect(last("veto")).not.toBe("undefined");
    await answerWith("halt", first, { pending: [await carriedOrder(await wipe(first))], pending_hidden: 2 });
    await reopen(page);
    await page.getByText("1 order is pending").waitFor();
    await click(page, "Halt with your key");
    await isDone(page);
    await takeIn(page, first);
    expect(anna.complaints).toEqual([]);
    await anna.context.close();
  });

  async function takeIn(page: Page, first: SignedKeyring): Promise<void> {
    const eve = await SoftKey.make(EVE, 5, { rpId: "approve.localhost", origin: liar.origin });
    const proposal = { id: EVE, person: EVE, name: "Eve Novak", roles: ["root", "it"], key: carriedKey(eve.entry) };
    await answerWith("change", first, { proposals: [proposal] });
    liar.takes = { state: "draft_open", signatures: 1 };
    await reopen(page);
    await click(page, "Draft it and show what changes");
    const before = liar.got.length;
    await page.getByLabel(/Six words that “Eve Novak” read to you/).fill(await keyWords((await SoftKey.make(EVE)).entry.publicKey));
    await click(page, "Sign with your key");
    await page.getByText("does not have the six words that you typed").waitFor();
    expect(liar.got.length).toBe(before);
    await page.getByLabel(/Six words that “Eve Novak” read to you/).fill(await keyWords(eve.entry.publicKey));
    await click(page, "Sign with your key");
    await isDone(page);
    const draft = decode(signedKeyring, fromBase64(last("draft")) ?? new Uint8Array(0), FRAME_CAP);
    expect(draft.keyring.value.limits.solo).toBe(false);
    expect(draft.keyring.value.persons.map(({ name }) => name)).toEqual(["Anna Weber", "Eve Novak"]);
  }

  test("a second person makes a key, types the ten words, and countersigns", async () => {
    const anna = await Person.with(browser, "Anna");
    const { first } = await found(anna);
    const boris = await Person.with(browser, "Boris", { viewport: PHONE });
    const me = { name: "Eve Novak", person: EVE, approver_roles: ["root", "it"] };
    await answerWith("new-key", first, { me });
    liar.takes = { state: "key_proposed", proposal: EVE };
    const page = await boris.open(liar.ticket);
    await click(page, "Yes, fetch it");
    await click(page, "Make the key");
    const spoken = await wordsOn(page);
    await click(page, "Hand it to the server");
    await isDone(page);
    const anew = await anna.open("about:blank");
    await answerWith("change", first, { proposals: [{ id: EVE, ...me, roles: me.approver_roles, key: last("key") }] });
    liar.takes = { state: "draft_open", signatures: 1 };
    await anew.goto(liar.ticket);
    await click(anew, "Draft it and show what changes");
    await anew.getByLabel(/Six words/).fill(spoken);
    await click(anew, "Sign with your key");
    await isDone(anew);
    await answerWith("sign", first, { me, draft: { id: EVE, signed: last("draft") } });
    liar.takes = { state: "published", version: 2 };
    await boris.turnTo(page);
    await reopen(page);
    await click(page, "Yes, fetch it");
    await page.getByLabel("The ten words").fill(keyringWords(await first.keyring.digest()));
    await click(page, "Compare");
    await page.getByText("was made in this browser").waitFor();
    await click(page, "Sign with your key");
    await isDone(page);
    expect([...anna.complaints, ...boris.complaints]).toEqual([]);
    await anna.context.close();
    await boris.context.close();
  });
});

describe("lies", () => {
  test("without the ten words nothing is shown that could be signed; with a lie there is no button", async () => {
    const anna = await Person.with(browser, "Anna");
    const { first, page } = await found(anna);
    const command = await wipe(first);
    await answerWith("decide", first, { command: await carriedOrder(command, [], { digest: "11".repeat(32) }) });
    await reopen(page);
    await page.getByRole("heading", { name: "Nothing can be signed here" }).waitFor();
    expect(await page.getByRole("button", { name: /with your key/ }).count()).toBe(0);
    const other = await Town.build();
    await answerWith("decide", other.first, { command: await carriedOrder(command) });
    await reopen(page);
    await page.getByText("somebody shows you a company of their own").waitFor();
    const stranger = await Person.with(browser, "Boris");
    await answerWith("decide", first, { command: await carriedOrder(command) });
    const fresh = await stranger.open(liar.ticket);
    await click(fresh, "Yes, fetch it");
    await fresh.getByLabel("The ten words").waitFor();
    expect(await fresh.getByText("Paul Ortega").count()).toBe(0);
    expect(await fresh.getByRole("button", { name: /with your key/ }).count()).toBe(0);
    await anna.context.close();
    await stranger.context.close();
  });
});

describe("a saved file", () => {
  test("opened from a disk, the page shows a command and how to sign it elsewhere, and asks nobody", async () => {
    const anna = await Person.with(browser, "Anna", { viewport: PHONE });
    const page = await anna.open(`file://${fileURLToPath(new URL("../dist/approver/index.html", import.meta.url))}`);
    const command = await town.command();
    const file = { name: "command.cbor", mimeType: "application/octet-stream", buffer: Buffer.from(command.bytes) };
    await page.getByLabel("Choose a file").setInputFiles(file);
    await page.getByText("lethe approve command.cbor --key").waitFor();
    await page.getByText("are NOT checked").waitFor();
    expect(await page.getByRole("button", { name: /with your key/ }).count()).toBe(0);
    const json = { ...(await town.answer("decide", { command: await carriedOrder(command) })) };
    await page.reload();
    const saved = { name: "case.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(json)) };
    await page.getByLabel("Choose a file").setInputFiles(saved);
    await page.getByLabel(/Type the ten words/).fill(keyringWords(await town.first.keyring.digest()));
    await click(page, "Compare");
    await page.getByText("checked from your own copy").waitFor();
    expect(anna.complaints).toEqual([]);
    await anna.context.close();
  });
});

describe("everybody can use it", () => {
  const looks = (["en", "ru"] as const).flatMap((locale) => (["light", "dark"] as const).map((scheme) => ({ locale, scheme })));

  test.each(looks)("no rule of accessibility is broken in $locale, $scheme", async ({ locale, scheme }) => {
    const anna = await Person.with(browser, "Anna");
    const { first } = await found(anna);
    const state = await anna.context.storageState();
    await anna.context.close();
    const looking = await browser.newContext({
      storageState: state,
      locale,
      colorScheme: scheme,
      viewport: locale === "ru" ? PHONE : DESKTOP,
    });
    const page = await looking.newPage();
    const command = await carriedOrder(await wipe(first));
    const lies = await carriedOrder(await wipe(first), [], { digest: "11".repeat(32) });
    const eve = await SoftKey.make(EVE, 5, { rpId: "approve.localhost", origin: liar.origin });
    const proposal = { id: EVE, person: EVE, name: "Eve Novak", roles: ["it"], key: carriedKey(eve.entry) };
    const screens: [string, Record<string, unknown>][] = [
      ["decide", { command }],
      ["decide", { command: lies }],
      ["halt", { pending: [command] }],
      ["change", { proposals: [proposal] }],
      ["new-key", {}],
    ];
    for (const [purpose, more] of screens) {
      await answerWith(purpose, first, more);
      await reopen(page);
      await page.locator("main h2, main button").first().waitFor();
      await expectNoViolations(page, purpose);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${purpose} fits`).toBe(true);
    }
    await page.evaluate(() => localStorage.removeItem("lethe.pins"));
    await reopen(page);
    await page.locator("main button").first().waitFor();
    await expectNoViolations(page, "unknown server");
    await page.goto("about:blank");
    await page.goto(liar.origin);
    await page.locator("main input").first().waitFor();
    await expectNoViolations(page, "home");
    await looking.close();
  });

  test("a decision is made by keyboard alone", async () => {
    const anna = await Person.with(browser, "Anna");
    const { first, page } = await found(anna);
    await answerWith("decide", first, { command: await carriedOrder(await wipe(first)) });
    await reopen(page);
    const approve = page.getByRole("button", { name: "Approve with your key" });
    await approve.waitFor();
    for (let presses = 0; presses < 30; presses++) {
      if (await approve.evaluate((element) => element === document.activeElement)) break;
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Enter");
    await isDone(page);
    await anna.context.close();
  });
});
