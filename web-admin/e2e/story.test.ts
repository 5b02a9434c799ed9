// The main job in a real browser: two people, a real server, a real agent, real files.
import { expect, it } from "vitest";

import { approve, sixWords } from "./acts/approver";
import { dismiss, lock, offerDevice, propose, verify } from "./acts/devices";
import { accept, countIn, countersign, invite, makeApprovalKey } from "./acts/first-run";
import { PLAN } from "./acts/house";
import { makeFirstPasskey, makeSecondPasskey } from "./acts/sign-in";
import { afterwards } from "./browser/afterwards";
import { launch } from "./browser/chromium";
import { Person } from "./browser/person";
import { say, text, within } from "./browser/texts";
import { Company } from "./house/company";

it("from an empty server to an erased container, through the pages alone", async () => {
  const company = await Company.found();
  afterwards(() => company.close());
  const browser = await launch();
  afterwards(() => browser.close());

  // Anna founds the company.
  const anna = await Person.with(browser, "Anna Weber");
  const page = await anna.open(company.setupLink);
  await makeFirstPasskey(page);
  await makeSecondPasskey(anna, page);
  const { words, recovery } = await makeApprovalKey(anna, page);
  expect(words.split(" ")).toHaveLength(10);
  expect(recovery.length).toBeGreaterThan(40);
  await page.getByText(say("welcome:solo")).waitFor();

  // Boris joins: his six words are heard by Anna, her ten words by him.
  const boris = await Person.with(browser, "Boris Klein");
  const his = await accept(boris, await invite(page, "Boris Klein"));
  expect(his.words.split(" ")).toHaveLength(6);
  await countIn(anna, page, "Boris Klein", his.words);
  await countersign(boris, his.page, words);
  await page.getByText(say("welcome:second.done")).waitFor();
  await page.getByText(say("welcome:solo")).waitFor({ state: "hidden" });

  // Frida's notebook enrolls with the dialog's line.
  await page.goto(`${company.where.console}/devices`);
  const code = await offerDevice(page, "Frida Lang", "notebook");
  const device = await company.enroll("notebook", code);
  const dialog = page.getByRole("dialog");
  await dialog.getByText(say("enrollment:trace.container_ready")).waitFor();
  await dialog.getByRole("link", { name: say("enrollment:code.open") }).click();
  await page.getByRole("heading", { level: 1, name: "notebook" }).waitFor();
  await device.write("plan.txt", PLAN);

  // A lock, and its end by an approval.
  await lock(page, "left in a train");
  await device.locked();
  expect(await device.read("plan.txt")).toBeUndefined();
  await page.getByText(say("words:badge.locked")).first().waitFor();
  await propose(page, "unlock", "notebook", "found again");
  const lifting = await anna.tabOpenedBy(() => page.getByRole("dialog").getByRole("button", { name: say("decide:decide") }).click());
  await approve(lifting, true);
  await lifting.close();
  await device.open();
  expect(await device.read("plan.txt")).toBe(PLAN);

  // The wipe: locked at once, erased by two.
  await anna.turnTo(page);
  await dismiss(page);
  const six = await propose(page, "wipe_container", "notebook", "Frida has left the company");
  await device.locked();
  expect(await device.read("plan.txt"), "unreadable before anybody approved").toBeUndefined();
  expect(device.hasItsHalf, "and nothing is destroyed").toBe(true);
  const hers = await anna.tabOpenedBy(() => page.getByRole("dialog").getByRole("button", { name: say("decide:decide") }).click());
  expect(await sixWords(hers)).toBe(six);
  await approve(hers, false);
  expect(device.hasItsHalf, "one person is not two").toBe(true);
  await boris.turnTo(his.page);
  await his.page.goto(`${company.where.console}/commands`);
  const hisTurn = await boris.tabOpenedBy(() => his.page.getByRole("button", { name: say("decide:decide") }).click());
  expect(await sixWords(hisTurn)).toBe(six);
  await approve(hisTurn, true);
  await device.erased();
  expect(device.hasItsHalf).toBe(false);
  expect(await device.read("plan.txt")).toBeUndefined();

  // The receipt, the timeline, and their proofs, checked in the browser.
  await anna.turnTo(page);
  await dismiss(page);
  await page.getByText(say("words:badge.erased")).first().waitFor();
  const receipt = await verify(page, within("timeline:step.keyDestroyed"));
  expect(receipt).toContain(text("evidence:overall.holds"));
  expect(receipt).toMatch(within("evidence:holds.receipt", { stage: "done" }));
  const signature = await verify(page, within("timeline:step.approvedBy", { name: "Boris Klein" }));
  expect(signature).toMatch(within("evidence:holds.approval", { name: "Boris Klein", words: six }));
  expect([...anna.complaints, ...boris.complaints]).toEqual([]);
});
