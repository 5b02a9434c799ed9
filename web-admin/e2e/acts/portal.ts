// An employee at the portal: the link for the first time, the door, and the ways to prove who they are.
import { createHmac } from "node:crypto";
import type { Page } from "playwright-core";

import type { Texts } from "../../portal/texts";
import { en } from "../../portal/texts/en";

/** At an opened link to the portal: uses it up. */
export async function beginWelcome(page: Page): Promise<void> {
  await page.getByRole("button", { name: en.welcome.begin }).click();
  await page.getByRole("heading", { level: 1, name: en.welcome.setUp }).waitFor();
}

/** Where methods are set up: a passkey on the key in hand. */
export async function addPasskey(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: en.passkeys.add }).click();
  await page.getByLabel(en.passkeys.name).fill(name);
  await page.getByRole("button", { name: en.passkeys.make }).click();
  await page.getByRole("listitem").filter({ hasText: name }).waitFor();
}

/** Where methods are set up: the first password. */
export async function setPassword(page: Page, password: string): Promise<void> {
  await page.getByRole("button", { name: en.password.set }).click();
  await page.getByLabel(en.password.new).fill(password);
  await page.getByRole("button", { name: en.password.save }).click();
  await page.getByRole("button", { name: en.password.change }).waitFor();
}

/** Where methods are set up: an authenticator app. Gives its secret, in base 32. */
export async function addAuthenticator(page: Page, now: () => number): Promise<string> {
  await page.getByRole("button", { name: en.totp.set, exact: true }).click();
  const secret = ((await page.locator("code.secret").textContent()) ?? "").replaceAll(" ", "");
  await page.getByLabel(en.totp.code).fill(codeOf(secret, now()));
  await page.getByRole("button", { name: en.totp.confirm }).click();
  await page.getByRole("button", { name: en.totp.remove }).waitFor();
  return secret;
}

/** Where methods are set up: ten codes. */
export async function makeRecoveryCodes(page: Page): Promise<string[]> {
  await page.getByRole("button", { name: en.recovery.make }).click();
  await page.getByText(en.recovery.once).waitFor();
  const codes = await page.locator(".codes code").allTextContents();
  await page.getByRole("button", { name: en.recovery.kept }).click();
  return codes;
}

/** After the link: what was set up is enough. */
export async function finishWelcome(page: Page): Promise<void> {
  await page.getByRole("button", { name: en.welcome.finish }).click();
  await page.getByLabel(en.door.login).waitFor();
}

/** At the door: who. */
export async function sayLogin(page: Page, login: string): Promise<void> {
  await page.getByLabel(en.door.login).fill(login);
  await page.getByRole("button", { name: en.door.go, exact: true }).click();
}

type Typed = "password" | "ldap" | "totp" | "email_code" | "sms" | "recovery_code";

/** At a step: proves it by a text, and takes this way if another is shown. */
export async function prove(page: Page, factor: Typed, text: string): Promise<void> {
  const field = page.locator(`[name="${factor}"]`);
  const other = page.locator(".choices").getByRole("button", { name: en.factors[factor].name, exact: true });
  await field.or(other).first().waitFor();
  if (!(await field.isVisible())) await other.click();
  await field.fill(text);
  await page.getByRole("button", { name: en.prove.go, exact: true }).click();
}

/** At the door: with the passkey on the key in hand. */
export async function byPasskey(page: Page, { door }: Texts = en): Promise<void> {
  await page.getByRole("button", { name: door.passkey }).click();
}

/** Inside: the list of own sessions. */
export async function arrived(page: Page, { sessions }: Texts = en): Promise<void> {
  await page.getByRole("heading", { level: 1, name: sessions.title }).waitFor();
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** The code that an authenticator app shows at a moment (RFC 6238: SHA-1, six digits, 30 seconds). */
export function codeOf(secret: string, at: number): string {
  const bits = [...secret].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const digest = createHmac("sha1", key).update(step).digest();
  const number = digest.readUInt32BE((digest.at(-1) ?? 0) & 0xf) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}
