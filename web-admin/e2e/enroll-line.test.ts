// The line that the console shows for a device: what somebody pastes into a shell is enough.
import { expect, it } from "vitest";

import { offerLine } from "./acts/devices";
import { House, PLAN } from "./acts/house";
import { afterwards } from "./browser/afterwards";
import { say } from "./browser/texts";

it("the line of the dialog, run by bash as it stands, enrolls a real agent", async () => {
  const house = await House.alone();
  afterwards(() => house.close());
  const { page, person } = house.anna;
  await page.goto(`${house.company.where.console}/devices`);
  const line = await offerLine(page, "Frida Lang", "notebook");
  const device = await house.company.enrollByLine("notebook", line);
  await device.write("plan.txt", PLAN);
  expect((await device.status()).label).toBe("Frida Lang · notebook");

  const dialog = page.getByRole("dialog");
  await dialog.getByText(say("enrollment:trace.container_ready")).waitFor();
  await dialog.getByRole("link", { name: say("enrollment:code.open") }).click();
  await page.getByRole("heading", { level: 1, name: "notebook" }).waitFor();
  expect(person.complaints).toEqual([]);
});
