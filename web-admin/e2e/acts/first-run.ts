// The first run: from the setup link to a keyring, and to a second person who ends the pilot; and others who are invited to look on.
import type { Page } from "playwright-core";

import type { Person } from "../browser/person";
import { say, within } from "../browser/texts";
import { addPerson, makeFirstKeyring, makeNewKey, signKeyring, trustServer, typeTenWords } from "./approver";
import { leaveItAtOne, makeFirstPasskey } from "./sign-in";

/** What the founder keeps on paper and in a safe. */
export interface Founded {
  words: string;
  recovery: string;
}

/** On the page of the first steps: makes the approval key on the other page, and comes back to a page that has gone on by itself. */
export async function makeApprovalKey(person: Person, page: Page): Promise<Founded> {
  const other = await person.tabOpenedBy(() => page.getByRole("button", { name: say("welcome:key.make") }).click());
  await trustServer(other);
  const founded = await makeFirstKeyring(other);
  await other.close();
  await person.turnTo(page);
  await page.getByText(say("welcome:key.done")).waitFor();
  return founded;
}

/** On the page of the first steps: invites the second person; gives their setup link. */
export function invite(page: Page, name: string): Promise<string> {
  return handOver(page, name, undefined);
}

/** On the page of admins: invites somebody who signs in in one role and approves nothing; gives their setup link. */
export function inviteAs(page: Page, name: string, role: "hr" | "auditor"): Promise<string> {
  return handOver(page, name, role);
}

async function handOver(page: Page, name: string, role: "hr" | "auditor" | undefined): Promise<string> {
  await page.getByRole("button", { name: say("settings:admins.invite") }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(say("settings:admins.name")).fill(name);
  if (role !== undefined) await dialog.getByRole("checkbox", { name: say(`settings:admins.role.${role}`) }).check();
  await dialog.getByRole("button", { name: say("settings:admins.make") }).click();
  const line = await dialog.getByText(/\/setup#/).first().innerText();
  const link = /https?:\S+\/setup#\S+/.exec(line)?.[0];
  if (link === undefined) throw new Error(`no link in “${line}”`);
  await dialog.getByRole("button", { name: say("settings:admins.linkDone") }).click();
  await dialog.waitFor({ state: "hidden" });
  return link;
}

/** The invited person comes in and makes an approval key; gives their page of the first steps and the six words to read aloud. */
export async function accept(person: Person, link: string): Promise<{ page: Page; words: string }> {
  const page = await person.open(link);
  await makeFirstPasskey(page);
  await leaveItAtOne(page);
  const other = await person.tabOpenedBy(() => page.getByRole("button", { name: say("welcome:key.make") }).click());
  await trustServer(other);
  const words = await makeNewKey(other);
  await other.close();
  await person.turnTo(page);
  await page.getByText(say("welcome:key.waits")).waitFor();
  return { page, words };
}

/** The first person types the six words that they heard, and signs the keyring that adds the second. */
export async function countIn(person: Person, page: Page, name: string, heard: string): Promise<void> {
  const other = await person.tabOpenedBy(() => page.getByRole("button", { name: say("welcome:second.add") }).click());
  await addPerson(other, name, heard);
  await other.close();
  await person.turnTo(page);
  await page.getByText(within("welcome:second.countersigning", { names: name })).waitFor();
}

/** The second person signs with the new key, after the ten words that the first read to them. */
export async function countersign(person: Person, page: Page, tenWords: string): Promise<void> {
  await person.turnTo(page);
  const other = await person.tabOpenedBy(() => page.getByRole("button", { name: say("welcome:key.signButton") }).click());
  await trustServer(other);
  await typeTenWords(other, tenWords);
  await signKeyring(other);
  await other.close();
  await person.turnTo(page);
  await page.getByText(say("welcome:key.done")).waitFor();
}
