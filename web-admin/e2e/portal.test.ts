// Employees at the portal, in browsers, against the server: each chain of factors, what is refused, and the end of sessions from both sides.
import { join } from "node:path";

import type { Page } from "playwright-core";
import { expect, it } from "vitest";

import { House } from "./acts/house";
import {
  addAuthenticator,
  addPasskey,
  arrived,
  beginWelcome,
  byPasskey,
  codeOf,
  finishWelcome,
  makeRecoveryCodes,
  prove,
  sayLogin,
  setPassword,
} from "./acts/portal";
import { en } from "../portal/texts/en";
import { afterwards } from "./browser/afterwards";
import { Person } from "./browser/person";
import { say } from "./browser/texts";
import type { Api, Json } from "./house/api";
import { CompanyProvider, Directory, MailServer } from "./house/services";

const PASSWORD = "plum lantern harbour";
const LOGIN = "lena@northwind.example";
/** Of an authenticator's codes, in milliseconds. */
const STEP = 30_000;

interface Start {
  house: House;
  api: Api;
  lena: Person;
  page: Page;
}

/** A company, and Lena at the link of her first time. */
async function invited(): Promise<Start> {
  const house = await House.alone();
  afterwards(() => house.close());
  const api = await house.company.api("Olga", "owner");
  const { id } = await api.post<{ id: string }>("people", { name: "Lena Maier", email: LOGIN });
  const { link } = await api.post<{ link: string }>(`people/${id}/portal-link`, {});
  const lena = await Person.with(house.browser, "Lena Maier");
  const page = await lena.open(link);
  await beginWelcome(page);
  return { house, api, lena, page };
}

/** Somebody at the door of the portal, in a browser of their own. */
async function atTheDoor({ house }: Start, name: string): Promise<{ person: Person; page: Page }> {
  const person = await Person.with(house.browser, name);
  return { person, page: await person.open(`${house.company.where.console}/portal`) };
}

/** What was typed does not prove it. */
async function isRefused(page: Page): Promise<void> {
  await page.getByRole("alert").filter({ hasText: en.problems["sign_in.refused"] ?? "" }).waitFor();
}

async function saveRules(api: Api, document: Json): Promise<void> {
  const { version } = await api.get<{ version: number }>("access/rules");
  await api.put("access/rules", { document }, version);
}

it("a password and a code that nobody else can use again, a recovery code once, and out of everywhere", async () => {
  const start = await invited();
  const { lena, page } = start;
  await setPassword(page, PASSWORD);
  const set = Date.now();
  const secret = await addAuthenticator(page, () => set);
  const [first = "", second = ""] = await makeRecoveryCodes(page);
  await finishWelcome(page);

  await sayLogin(page, LOGIN);
  await prove(page, "password", "plum lantern harbor");
  await isRefused(page);
  await prove(page, "password", PASSWORD);
  await prove(page, "totp", codeOf(secret, set));
  await isRefused(page);
  await prove(page, "totp", codeOf(secret, Date.now() + 10 * STEP));
  await isRefused(page);
  // The next of her codes: a clock may be half a minute off.
  await prove(page, "totp", codeOf(secret, Date.now() + STEP));
  await arrived(page);

  const away = await atTheDoor(start, "Lena, elsewhere");
  await sayLogin(away.page, LOGIN);
  await prove(away.page, "password", PASSWORD);
  await prove(away.page, "recovery_code", first);
  await arrived(away.page);
  expect(await away.page.locator(".cards > li").count(), "both of her browsers").toBe(2);

  const third = await atTheDoor(start, "Somebody with a used code");
  await sayLogin(third.page, LOGIN);
  await prove(third.page, "password", PASSWORD);
  await prove(third.page, "recovery_code", first);
  await isRefused(third.page);
  await prove(third.page, "recovery_code", second);
  await arrived(third.page);

  await page.bringToFront();
  await page.reload();
  await arrived(page);
  await page.getByRole("button", { name: en.sessions.endAll }).click();
  await page.getByRole("dialog").getByRole("button", { name: en.sessions.endAll }).click();
  await page.getByLabel(en.door.login).waitFor();
  for (const other of [away, third]) {
    await other.page.bringToFront();
    await other.page.getByRole("link", { name: en.frame.places.devices }).click();
    await other.page.getByLabel(en.door.login).waitFor();
  }
  expect([...lena.complaints, ...away.person.complaints, ...third.person.complaints]).toEqual([]);
});

it("a passkey alone; an administrator sees the session, ends it, and the browser is out at the next click", async () => {
  const { house, lena, page } = await invited();
  await addPasskey(page, "Blue key");
  await finishWelcome(page);
  await byPasskey(page);
  await arrived(page);

  const { person: anna, page: console } = house.anna;
  await anna.turnTo(console);
  await console.goto(`${house.company.where.console}/sessions`);
  const row = console.getByRole("row").filter({ hasText: "Lena Maier" });
  await row.waitFor();
  await row.getByRole("checkbox").check();
  const verb = say("sessions:end.chosen_one", { count: 1 });
  await console.getByRole("button", { name: verb }).click();
  await console.getByRole("dialog").getByRole("button", { name: say("sessions:end.verb") }).click();
  await row.waitFor({ state: "detached" });

  await lena.turnTo(page);
  await page.getByRole("link", { name: en.frame.places.methods }).click();
  await page.getByLabel(en.door.login).waitFor();
  expect([...lena.complaints, ...anna.complaints]).toEqual([]);
});

it("three factors one after the other, as messengers of companies ask for them", async () => {
  const { api, lena, page } = await invited();
  await setPassword(page, PASSWORD);
  const set = Date.now();
  const secret = await addAuthenticator(page, () => set);
  await addPasskey(page, "Blue key");
  await finishWelcome(page);
  const chain = { id: `${"0".repeat(31)}1`, name: "Three in a row", passkey_alone: false, steps: [["password"], ["totp"], ["passkey"]] };
  await saveRules(api, { chains: [chain] });

  await sayLogin(page, LOGIN);
  await prove(page, "password", PASSWORD);
  await prove(page, "totp", codeOf(secret, Date.now() + STEP));
  await page.getByRole("button", { name: en.prove.passkey }).click();
  await arrived(page);
  expect(lena.complaints).toEqual([]);
});

it("the password of the company's directory, and then a code by letter", async () => {
  const house = await House.alone();
  afterwards(() => house.close());
  const { company } = house;
  const server = join(company.folder, "server");
  const mail = await MailServer.start(join(server, "cert.pem"), join(server, "key.pem"));
  afterwards(() => mail.stop());
  const directory = await Directory.start(join(company.folder, "directory"), server, LOGIN, "of the company");
  afterwards(() => directory.stop());
  await company.configure(mail.section, directory.section);
  const api = await company.api("Olga", "owner");
  await api.post("people", { name: "Lena Maier", email: LOGIN });
  const chain = { id: `${"0".repeat(31)}1`, name: "As at their desks", passkey_alone: false, steps: [["ldap"], ["email_code"]] };
  await saveRules(api, { chains: [chain] });

  const lena = await Person.with(house.browser, "Lena Maier");
  const page = await lena.open(`${company.where.console}/portal`);
  await sayLogin(page, LOGIN);
  await prove(page, "ldap", "of another company");
  await isRefused(page);
  await prove(page, "ldap", "of the company");
  await page.getByRole("button", { name: en.prove.send }).click();
  const { to, code } = await mail.code();
  expect(to).toBe(LOGIN);
  await prove(page, "email_code", code === "00000000" ? "00000001" : "00000000");
  await isRefused(page);
  await prove(page, "email_code", code);
  await arrived(page);
  expect(lena.complaints).toEqual([]);
});

it("the company's own provider proves who comes, and nobody else's attempt", async () => {
  const house = await House.alone();
  afterwards(() => house.close());
  const { company } = house;
  const provider = await CompanyProvider.start(`${company.where.console}/sign-in/company`, join(company.folder, "server"));
  afterwards(() => provider.stop());
  await company.configure(provider.section);
  const api = await company.api("Olga", "owner");
  await api.post("people", { name: "Ada Green", email: "ada@example.com" });
  await api.post("people", { name: "Lena Maier", email: LOGIN });
  const chain = { id: `${"0".repeat(31)}1`, name: "Company", passkey_alone: false, steps: [["oidc"]] };
  await saveRules(api, { chains: [chain] });

  const ada = await Person.with(house.browser, "Ada Green", { careless: true });
  const page = await ada.open(`${company.where.console}/portal/methods`);
  await sayLogin(page, LOGIN);
  await page.getByRole("button", { name: en.prove.company }).click();
  await isRefused(page);
  await page.getByRole("button", { name: en.door.other }).click();
  await sayLogin(page, "ada@example.com");
  await page.getByRole("button", { name: en.prove.company }).click();
  await arrived(page);
  await page.getByText("Ada Green").waitFor();
  expect(ada.complaints).toEqual([]);
});
