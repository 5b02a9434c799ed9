// The rules about who may sign in from where, written as a person writes them.
import type { Locator, Page } from "playwright-core";

import { say, text } from "../browser/texts";
import type { Api } from "../house/api";

/** Opens a room of the place of access by its address. */
export async function openRoom(page: Page, console: string, room: "policies" | "zones" | "sign-ins" | "ask"): Promise<void> {
  await page.goto(`${console}/access/${room}`);
  await page.getByRole("link", { name: say(`access:room.${room}`) }).waitFor();
}

/** A field that offers a list. */
export function chooser(page: Page, key: string): Locator {
  return page.getByRole("combobox", { name: say(key) });
}

/** Among the zones: a new one with one country. */
export async function addZone(page: Page, name: string, country: string): Promise<void> {
  await page.getByRole("button", { name: say("access:zone.add") }).click();
  await page.getByRole("textbox", { name: say("access:zone.name") }).fill(name);
  await chooser(page, "access:zone.countries").fill(country);
  await page.getByRole("option", { name: country, exact: true }).click();
  await page.keyboard.press("Escape");
}

/** Among the networks: a new segment, as it is typed. */
export async function addSegment(page: Page, name: string, networks: string): Promise<void> {
  await page.getByRole("button", { name: say("access:segment.add") }).click();
  await page.getByRole("textbox", { name: say("access:segment.name") }).fill(name);
  await page.getByRole("textbox", { name: say("access:networks") }).fill(networks);
}

/** Turns a policy's switch. */
export async function switchTo(page: Page, policy: string, mode: "draft" | "report_only" | "on"): Promise<void> {
  const card = page.getByRole("article", { name: policy });
  await card.getByText(text(`access:mode.${mode}`), { exact: true }).last().click();
}

/** Saves the draft with a touch, and waits until it is saved. */
export async function save(page: Page, how: { onTrial: boolean; note: string }): Promise<void> {
  const box = page.getByRole("checkbox", { name: say("access:save.onTrial") });
  await box.setChecked(how.onTrial);
  await page.getByLabel(say("access:save.note")).fill(how.note);
  await page.getByRole("button", { name: say("access:save.verb") }).click();
  await box.waitFor({ state: "hidden" });
}

/** The number of the version in force; 0 where there are no rules. */
export async function ruleCount(api: Api): Promise<number> {
  return (await api.get<{ version: number }>("access/rules")).version;
}
