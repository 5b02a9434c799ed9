// The wipe without a mouse: from the first tab stop of the page to both signatures.
import type { Page } from "playwright-core";
import { expect, it } from "vitest";

import { en } from "../approver/texts/en";
import { House } from "./acts/house";
import { afterwards } from "./browser/afterwards";
import { say } from "./browser/texts";

/** More tab stops than any page has. */
const ENOUGH = 200;

/** Presses Tab until what has the focus is called so; gives how often. */
async function tabTo(page: Page, name: RegExp | string): Promise<number> {
  for (let pressed = 1; pressed <= ENOUGH; pressed += 1) {
    await page.keyboard.press("Tab");
    if (await isFocused(page, name)) return pressed;
  }
  throw new Error(`no tab stop is called ${String(name)}`);
}

async function isFocused(page: Page, name: RegExp | string): Promise<boolean> {
  const focused = page.locator("*:focus");
  for (const role of ["button", "link", "textbox", "searchbox", "radio", "checkbox"] as const) {
    if ((await page.getByRole(role, { name }).and(focused).count()) > 0) return true;
  }
  return false;
}

/** Whether the focus can be seen: an outline, or a shadow in its place. */
async function focusIsSeen(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (element === null) return false;
    const style = getComputedStyle(element);
    return (style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
  });
}

async function press(page: Page, name: RegExp | string, key = "Enter"): Promise<void> {
  await tabTo(page, name);
  expect(await focusIsSeen(page), `the focus on ${String(name)} can be seen`).toBe(true);
  await page.keyboard.press(key);
}

it("a device is found, its wipe proposed and signed by two people, by keyboard alone", async () => {
  const house = await House.ofTwo();
  afterwards(() => house.close());
  const device = await house.device("Frida Lang", "notebook");
  const { anna, boris } = house;
  const { page } = anna;
  await anna.person.turnTo(page);
  await page.goto(`${house.company.where.console}/`);
  await page.getByRole("heading", { level: 1 }).waitFor();

  // Found by the search that one chord opens.
  await page.keyboard.press("Control+K");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.type("frida");
  await page.getByRole("option", { name: /notebook/ }).first().waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/devices/**");
  await page.getByRole("heading", { level: 1, name: "notebook" }).waitFor();

  await press(page, say("words:action.wipe_container"));
  await page.getByRole("dialog").waitFor();
  await tabTo(page, say("destroy:reason"));
  await page.keyboard.type("Frida has left the company");
  await page.keyboard.press("Enter");
  await tabTo(page, say("destroy:type.one"));
  await page.keyboard.type("notebook");
  await page.keyboard.press("Enter");
  expect(await page.getByText(say("destroy:proposed")).count(), "Enter in a field proposes nothing").toBe(0);
  await press(page, say("destroy:propose"));
  await page.getByText(say("destroy:proposed")).waitFor();
  await device.locked();

  const hers = await anna.person.tabOpenedBy(() => press(page, say("decide:decide")));
  await hers.getByRole("button", { name: en.sign.approve }).waitFor();
  await press(hers, en.sign.approve);
  await hers.getByRole("heading", { name: en.done.title }).waitFor();

  await boris.person.turnTo(boris.page);
  await boris.page.goto(`${house.company.where.console}/commands`);
  await boris.page.getByRole("button", { name: say("decide:decide") }).first().waitFor();
  const his = await boris.person.tabOpenedBy(() => press(boris.page, say("decide:decide")));
  await his.getByRole("button", { name: en.sign.approve }).waitFor();
  await press(his, en.sign.approve, "Space");
  await his.getByText(en.done.dispatched).waitFor();
  await device.erased();
});
