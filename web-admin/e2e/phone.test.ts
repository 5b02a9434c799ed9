// Everything that an approver does, on a screen of 390 pixels.
import type { Page } from "playwright-core";
import { expect, it } from "vitest";

import { approve, sixWords } from "./acts/approver";
import { openApprover, propose } from "./acts/devices";
import { House } from "./acts/house";
import { afterwards } from "./browser/afterwards";
import { PHONE } from "./browser/person";

/** Nothing sticks out to the side, so nobody scrolls sideways. */
async function expectToFit(page: Page): Promise<void> {
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width, page.url()).toBeLessThanOrEqual(PHONE.width);
}

it("two people found a company, and decide, each on a phone", async () => {
  const house = await House.ofTwo({ viewport: PHONE });
  afterwards(() => house.close());
  const { anna, boris } = house;
  const device = await house.device("Frida Lang", "notebook");
  const page = await house.showDevice(device);
  await expectToFit(page);
  const six = await propose(page, "wipe_container", "notebook", "Frida has left the company");
  await expectToFit(page);
  const hers = await openApprover(anna, page.getByRole("dialog"));
  expect(await sixWords(hers)).toBe(six);
  await expectToFit(hers);
  await approve(hers, false);
  await boris.person.turnTo(boris.page);
  await boris.page.goto(`${house.company.where.console}/commands`);
  const his = await openApprover(boris, boris.page.getByRole("main"));
  expect(await sixWords(his)).toBe(six);
  await expectToFit(boris.page);
  await expectToFit(his);
  await approve(his, true);
  await device.erased();
});
