// Coming in: the setup link with its passkeys, and the door.
import type { Page } from "playwright-core";

import { SecurityKey } from "../browser/key";
import type { Person } from "../browser/person";
import { type Language, say } from "../browser/texts";

/** At an opened setup link: the first passkey; then the page offers a second. */
export async function makeFirstPasskey(page: Page): Promise<void> {
  await page.getByRole("button", { name: say("signin:setup.button") }).click();
  await page.getByRole("heading", { name: say("signin:second.title") }).waitFor();
}

/** Where a second passkey is offered: makes it on another key, which goes into the drawer. */
export async function makeSecondPasskey(person: Person, page: Page): Promise<SecurityKey> {
  const spare = new SecurityKey();
  let first: SecurityKey | undefined;
  // The touch for the request is the first key's; between that and the making, the person changes keys.
  await page.route("**/api/v1/me/passkeys/begin", async (route) => {
    if (route.request().headers()["lethe-passkey"] !== undefined) first = await person.takeKey(spare, page);
    await route.continue();
  });
  await page.getByRole("button", { name: say("signin:second.button") }).click();
  await page.waitForURL("**/welcome");
  await page.unroute("**/api/v1/me/passkeys/begin");
  if (first === undefined) throw new Error("a second passkey was made without a touch of the first");
  await person.takeKey(first, page);
  return spare;
}

/** Where a second passkey is offered: not now. */
export async function leaveItAtOne(page: Page): Promise<void> {
  await page.getByRole("button", { name: say("signin:second.later") }).click();
  await page.waitForURL("**/welcome");
}

/** At the door, with a passkey made before. */
export async function signIn(page: Page, language: Language = "en"): Promise<void> {
  await page.getByRole("button", { name: say("signin:in.button", {}, language) }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}
