// What people do on the approver's page, found by the words that stand there.
import { readFile } from "node:fs/promises";
import type { Download, Page } from "playwright-core";

import { en } from "../../approver/texts/en";
import { spoken } from "./spoken";

/** The spoken words of the section with this heading. */
function wordsUnder(page: Page, heading: string): Promise<string> {
  return spoken(page.getByRole("region", { name: heading }));
}

/** The page meets this server for the first time in this browser: yes, that is our console. */
export async function trustServer(page: Page): Promise<void> {
  await page.getByRole("button", { name: en.server.go }).click();
}

/** Founds the company: key, recovery file, signature. Gives the keyring's ten words and the file's content. */
export async function makeFirstKeyring(page: Page): Promise<{ words: string; recovery: string }> {
  await page.getByRole("button", { name: en.first.make }).click();
  await page.getByText(en.first.made).waitFor();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: en.first.save }).click()]);
  const recovery = await content(download);
  await page.getByRole("checkbox", { name: en.first.saved }).check();
  await page.getByRole("button", { name: en.first.go }).click();
  await page.getByText(en.done.founded).waitFor();
  return { words: await wordsUnder(page, en.first.words), recovery };
}

/** Waits until the page says how it ended. */
async function ended(page: Page, outcome: string): Promise<void> {
  await page.getByRole("heading", { name: en.done.title }).waitFor();
  await page.getByText(outcome).waitFor();
}

/** Makes an approval key and hands it in; gives its six words. */
export async function makeNewKey(page: Page): Promise<string> {
  await page.getByRole("button", { name: en.newKey.make }).click();
  const words = await wordsUnder(page, en.newKey.words);
  await page.getByRole("button", { name: en.newKey.send }).click();
  await page.getByText(en.done.key_proposed).waitFor();
  return words;
}

/** Where the browser knows no keyring yet: types the ten words that somebody read aloud. */
export async function typeTenWords(page: Page, words: string): Promise<void> {
  await page.getByLabel(en.words.field).fill(words);
  await page.getByRole("button", { name: en.words.go }).click();
}

/** Drafts the keyring that adds somebody, types the six words that were heard, and signs. */
export async function addPerson(page: Page, name: string, heard: string): Promise<void> {
  await page.getByRole("checkbox", { name: new RegExp(name) }).check();
  await page.getByRole("button", { name: en.change.draft }).click();
  await page.getByLabel(heardField(name)).fill(heard);
  await page.getByRole("button", { name: en.keyring.go }).click();
  await ended(page, en.done.draft_open);
}

/** Signs the keyring that is shown, as the last who must. */
export async function signKeyring(page: Page): Promise<void> {
  await page.getByRole("button", { name: en.keyring.go }).click();
  await ended(page, en.done.published);
}

/** The six words of the order that is shown. */
export function sixWords(page: Page): Promise<string> {
  return wordsUnder(page, en.order.words);
}

/** Approves what is shown; `last` says whether that must have been enough. */
export async function approve(page: Page, last: boolean): Promise<void> {
  await page.getByRole("button", { name: en.sign.approve }).click();
  await ended(page, last ? en.done.dispatched : en.done.waiting(1));
}

/** Vetoes what is shown. */
export async function veto(page: Page): Promise<void> {
  await page.getByRole("button", { name: en.sign.veto }).click();
  await ended(page, en.done.vetoed(1));
}

/** Stops everything that waits. */
export async function halt(page: Page, stopped: number): Promise<void> {
  await page.getByRole("button", { name: en.halt.go }).click();
  await ended(page, en.done.vetoed(stopped));
}

/** The label of the field, whatever quotes stand around the name. */
function heardField(name: string): RegExp {
  const [before, after] = en.keyring.heard("\0").split("\0") as [string, string];
  return new RegExp(`${before}.?${name}.?${after}`);
}

async function content(download: Download): Promise<string> {
  return readFile(await download.path(), "utf8");
}
