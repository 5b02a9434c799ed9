// What stops a wipe: one veto, and HALT. Nothing happens on the device then, and it stays locked.
import { expect, it } from "vitest";

import { approve, halt, veto } from "./acts/approver";
import { dismiss, openApprover, propose } from "./acts/devices";
import { House, PLAN } from "./acts/house";
import { afterwards } from "./browser/afterwards";
import { say } from "./browser/texts";
import type { Device } from "./house/device";

/** Two people, and a device whose container holds a file. */
async function town(): Promise<{ house: House & Awaited<ReturnType<typeof House.ofTwo>>; device: Device }> {
  const house = await House.ofTwo();
  afterwards(() => house.close());
  return { house, device: await house.device("Frida Lang", "notebook") };
}

async function expectUntouched(device: Device): Promise<void> {
  expect(device.hasItsHalf).toBe(true);
  await device.locked();
}

it("after a veto nothing happens, and the files are there when the lock is lifted", async () => {
  const { house, device } = await town();
  const { anna, boris } = house;
  const page = await house.showDevice(device);
  await propose(page, "wipe_container", "notebook", "Frida has left the company");
  await device.locked();
  const first = await openApprover(anna, page.getByRole("dialog"));
  await approve(first, false);
  await boris.person.turnTo(boris.page);
  await boris.page.goto(`${house.company.where.console}/commands`);
  const second = await openApprover(boris, boris.page.getByRole("main"));
  await veto(second);

  await anna.person.turnTo(page);
  await dismiss(page);
  await page.getByText(say("timeline:step.vetoed")).first().waitFor();
  await expectUntouched(device);

  await propose(page, "unlock", "notebook", "she stays");
  await approve(await openApprover(anna, page.getByRole("dialog")), false);
  expect(await device.read("plan.txt"), "after a veto it takes one person more").toBeUndefined();
  await boris.person.turnTo(boris.page);
  await approve(await openApprover(boris, boris.page.getByRole("main")), true);
  await device.open();
  expect(await device.read("plan.txt")).toBe(PLAN);
  expect([...anna.person.complaints, ...boris.person.complaints]).toEqual([]);
});

it("HALT by one person stops everything that waits", async () => {
  const { house, device } = await town();
  const { anna, boris } = house;
  const other = await house.device("Georg Simon", "phone");
  const api = await house.orders();
  for (const one of [device, other]) {
    const { enrollment } = await one.status();
    await api.post("commands", { action: "wipe_container", targets: [enrollment], reason: "a mistake" });
    await one.locked();
  }
  await boris.page.goto(`${house.company.where.console}/commands`);
  await boris.person.turnTo(boris.page);
  await boris.page.getByRole("button", { name: say("decide:halt") }).click();
  const dialog = boris.page.getByRole("dialog");
  const page = await boris.person.tabOpenedBy(() => dialog.getByRole("button", { name: say("decide:halt.open") }).click());
  await halt(page, 2);

  await anna.person.turnTo(anna.page);
  await anna.page.goto(`${house.company.where.console}/commands`);
  await anna.page.getByText(say("commands:standing.vetoed")).nth(1).waitFor();
  await expectUntouched(device);
  await expectUntouched(other);
});
