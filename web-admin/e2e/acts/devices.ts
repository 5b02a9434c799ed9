// What an administrator does with devices in the console.
import type { Locator, Page } from "playwright-core";

import { say } from "../browser/texts";
import type { Approver } from "./house";
import { spoken } from "./spoken";

/** Makes a code in the dialog for somebody who is new; gives the line that the device runs, as it stands there. */
export async function offerLine(page: Page, employee: string, device: string): Promise<string> {
  await page.getByRole("button", { name: say("devices:enroll") }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(say("enrollment:for")).fill(employee);
  await page.getByRole("option", { name: say("enrollment:forNew", { name: employee }) }).click();
  await dialog.getByLabel(say("enrollment:name")).fill(device);
  await dialog.getByRole("button", { name: say("enrollment:make") }).click();
  return dialog.getByText(/lethe-agent enroll --code LETHE1-/).first().innerText();
}

/** The same; gives the code of the line. */
export async function offerDevice(page: Page, employee: string, device: string): Promise<string> {
  const line = await offerLine(page, employee, device);
  const code = /LETHE1-\S+/.exec(line)?.[0];
  if (code === undefined) throw new Error(`no code in “${line}”`);
  return code;
}

/** On a device's page: locks it. */
export async function lock(page: Page, reason: string): Promise<void> {
  await page.getByRole("button", { name: say("words:protect.lock"), exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(say("protect:reason")).fill(reason);
  await dialog.getByRole("button", { name: say("protect:verb.lock") }).click();
  await dialog.waitFor({ state: "hidden" });
}

export type Action = "wipe_container" | "unenroll" | "unlock";

/** On a device's page: proposes what people must sign; gives the six words, and leaves the dialog open. */
export async function propose(page: Page, action: Action, device: string, reason: string): Promise<string> {
  await page.getByRole("button", { name: say(`words:action.${action}`) }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(say("destroy:reason")).fill(reason);
  await dialog.getByLabel(say("destroy:type.one")).fill(device);
  await dialog.getByRole("button", { name: say("destroy:propose") }).click();
  await dialog.getByText(say("destroy:proposed")).waitFor();
  return spoken(dialog.getByRole("list", { name: say("destroy:proposed.wordsLabel") }));
}

/** Opens the approver's page by the first button in some part of the page. */
export function openApprover({ person }: Approver, part: Locator): Promise<Page> {
  return person.tabOpenedBy(() => part.getByRole("button", { name: say("decide:decide") }).first().click());
}

/** Puts the open dialog away. */
export async function dismiss(page: Page): Promise<void> {
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
}

/** Opens the proof of a step of the timeline, has it checked in the browser, and gives what that found. */
export async function verify(page: Page, step: RegExp): Promise<string> {
  const line = page.getByRole("listitem").filter({ hasText: step }).last();
  await line.getByRole("button", { name: say("evidence:open") }).first().click();
  await line.getByRole("button", { name: say("evidence:verify") }).click();
  return line.getByRole("status").innerText();
}
