// Who may sign in from where, through the pages: a rule that locks its writer out is not saved; one that is tried, reported, switched on
// and confirmed is; and a sign-in says why it was let in.
import type { Page } from "playwright-core";
import { expect, it } from "vitest";

import { addSegment, addZone, chooser, openRoom, ruleCount, save, switchTo } from "./acts/access";
import { House } from "./acts/house";
import { signIn } from "./acts/sign-in";
import { afterwards } from "./browser/afterwards";
import { say, within } from "./browser/texts";

/** The office's rule, by its name. */
const POLICY = "Admins from the office";

async function writePolicy(page: Page, zone: string): Promise<void> {
  await page.getByRole("button", { name: say("access:policy.add") }).first().click();
  await page.getByLabel(say("access:policy.name")).fill(POLICY);
  await chooser(page, "access:policy.from").click();
  await page.getByRole("option", { name: zone, exact: true }).click();
  await page.keyboard.press("Escape");
}

it("a rule that locks its writer out is not saved, and one that does not is reported, switched on, kept, and told of", async () => {
  const house = await House.alone();
  afterwards(() => house.close());
  const { person, page } = house.anna;
  const api = await house.orders();
  const console = house.company.where.console;

  // A zone that this computer cannot be in, because no database knows where it is.
  await openRoom(page, console, "zones");
  await addZone(page, "Germany", "Germany");
  await page.getByRole("link", { name: say("access:room.policies") }).click();
  await writePolicy(page, "Germany");
  await switchTo(page, POLICY, "on");
  const guard = page.getByText(say("access:guard.lockedOut"));
  await guard.waitFor();
  await page.getByText(within("why:unknown.place.loopback")).first().waitFor();
  expect(await page.getByRole("button", { name: say("access:save.verb") }).isDisabled(), "nothing can be saved").toBe(true);
  expect(await ruleCount(api), "and nothing is").toBe(0);

  // This computer's own network comes into the zone; the same draft goes on.
  await page.getByRole("link", { name: say("access:room.zones") }).click();
  await addSegment(page, "This computer", "127.0.0.0/8\n10.2.3.4/8");
  await page.getByText(within("access:networks.refused_one", { count: 1 })).waitFor();
  await page.getByRole("textbox", { name: say("access:networks") }).fill("127.0.0.0/8");
  await page.getByLabel(say("access:inside")).fill("127.0.0.1");
  await page.getByText(within("access:inside.yes")).waitFor();
  await page.getByRole("article", { name: "Germany" }).getByRole("button", { name: say("access:editor.open") }).click();
  await chooser(page, "access:zone.segments").click();
  await page.getByRole("option", { name: "This computer" }).click();
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: say("access:room.policies") }).click();
  await page.getByText(say("access:guard.letIn")).waitFor();

  // First it only reports; then it is on, and goes back unless it is kept.
  await switchTo(page, POLICY, "report_only");
  await save(page, { onTrial: false, note: "see whom it would refuse" });
  await page.getByText(say("access:versionState.in_force")).waitFor();
  expect(await ruleCount(api)).toBe(1);
  await switchTo(page, POLICY, "on");
  await save(page, { onTrial: true, note: "nobody would be refused" });
  await page.getByText(within("access:onTrial.toVersion", { version: 1 })).waitFor();
  await page.getByRole("button", { name: say("access:onTrial.keep") }).click();
  await page.getByText(within("access:onTrial.toVersion", { version: 1 })).waitFor({ state: "hidden" });
  expect(await ruleCount(api)).toBe(2);

  // Anna comes in again, and the sign-in says why.
  await person.context.clearCookies();
  await page.goto(`${console}/sign-in`);
  await signIn(page);
  await openRoom(page, console, "sign-ins");
  await page.getByRole("row").filter({ hasText: "Anna Weber" }).first().getByRole("link").first().click();
  await page.getByRole("heading", { level: 1, name: say("access:signIn.of", { name: "Anna Weber" }) }).waitFor();
  await page.getByRole("article").filter({ hasText: POLICY }).waitFor();
  await page.getByText(within("why:reason.from.zone", { zone: "Germany" })).waitFor();
  expect(person.complaints).toEqual([]);
});
