// Admins who are not IT: each sees only their places, and the server refuses to their session what no button offers.
import { readFile } from "node:fs/promises";

import type { Page } from "playwright-core";
import { expect, it } from "vitest";

import { propose } from "./acts/devices";
import { inviteAs } from "./acts/first-run";
import { type Approver, House } from "./acts/house";
import { type Asked, askFromSession } from "./acts/session";
import { leaveItAtOne, makeFirstPasskey } from "./acts/sign-in";
import { afterwards } from "./browser/afterwards";
import { Person } from "./browser/person";
import { say, text } from "./browser/texts";
import type { Device } from "./house/device";

type Role = "hr" | "auditor";

interface Town {
  house: House;
  device: Device;
  /** Ids of Frida's enrollment, of Frida, and of Anna as an admin. */
  ids: { enrollment: string; frida: string; anna: string };
}

async function town(): Promise<Town> {
  const house = await House.alone();
  afterwards(() => house.close());
  const device = await house.device("Frida Lang", "notebook");
  const { enrollment } = await device.status();
  const api = await house.orders();
  const { person } = await api.get<{ person: { id: string } }>(`devices/${enrollment}`);
  const { page } = house.anna;
  const { admin } = await page.evaluate(async () => (await (await fetch("/api/v1/session")).json()) as { admin: { id: string } });
  return { house, device, ids: { enrollment, frida: person.id, anna: admin.id } };
}

/** Anna invites somebody through the page of admins, and they sign in with a passkey of their own. */
async function comesIn({ house }: Town, name: string, role: Role): Promise<Approver> {
  const { anna, browser, company } = house;
  await anna.person.turnTo(anna.page);
  await anna.page.goto(`${company.where.console}/settings/admins`);
  const link = await inviteAs(anna.page, name, role);
  const person = await Person.with(browser, name);
  const page = await person.open(link);
  await makeFirstPasskey(page);
  await leaveItAtOne(page);
  return { person, page };
}

/** Goes to another page of the console. */
async function goTo(page: Page, path: string): Promise<void> {
  await page.goto(new URL(path, page.url()).href);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
}

/** What the rail offers, and which rooms the settings have besides the first steps. */
async function expectPlaces(page: Page, places: string[], rooms: string[]): Promise<void> {
  const namesIn = async (label: string) => {
    const links = page.getByRole("navigation", { name: say(label) }).getByRole("link");
    return (await links.allInnerTexts()).map((name) => name.trim());
  };
  await goTo(page, "/settings");
  expect(await namesIn("shell:places")).toEqual(places.map((place) => text(`shell:place.${place}`)));
  expect(await namesIn("settings:rooms")).toEqual([...rooms, "welcome"].map((room) => text(`settings:room.${room}`)));
}

async function expectRefused(page: Page, all: readonly Asked[]): Promise<void> {
  for (const asked of all) {
    expect(await askFromSession(page, asked), `${asked.method} ${asked.path}`).toEqual({ status: 403, code: "caller.denied" });
  }
}

/** What makes others admins, and what makes codes and lifts what protects: IT's and the owner's. */
function beyondHr({ ids }: Town): Asked[] {
  return [
    { method: "POST", path: "admins", body: { name: "Somebody", roles: ["owner"] } },
    { method: "POST", path: `admins/${ids.anna}/setup-link` },
    { method: "DELETE", path: `admins/${ids.anna}` },
    { method: "GET", path: "admins" },
    { method: "POST", path: "restore/reviewed", body: { reason: "looked at it" } },
    { method: "POST", path: "enrollment-codes", body: { person: ids.frida, label: "phone", actions: [], expires_in_ms: 3_600_000 } },
    { method: "POST", path: "commands", body: { action: "unlock", targets: [ids.enrollment], reason: "found again" } },
    { method: "POST", path: "access/try", body: { document: {} } },
    { method: "POST", path: "access/rules/confirm", body: {} },
  ];
}

it("an HR officer sees people and devices, proposes a wipe, and changes neither settings nor keyring nor admins", async () => {
  const all = await town();
  const { house, device } = all;
  const clara = await comesIn(all, "Clara Roth", "hr");
  const { page, person } = clara;
  await expectPlaces(page, ["overview", "devices", "people", "commands", "settings"], ["passkeys", "keyring", "tokens", "licences", "about"]);

  await house.showDevice(device, clara);
  for (const missing of ["words:action.unlock", "devices:enroll"]) {
    expect(await page.getByRole("button", { name: say(missing) }).count(), missing).toBe(0);
  }
  await propose(page, "wipe_container", "notebook", "Frida has left the company");
  await device.locked();
  expect(device.hasItsHalf, "nothing is erased before somebody approves").toBe(true);

  await goTo(page, "/settings/keyring");
  await page.getByRole("heading", { name: say("keyring:people") }).waitFor();
  expect(await page.getByRole("main").getByRole("button", { name: say("keyring:change") }).count()).toBe(0);
  for (const room of ["admins", "log"]) {
    await goTo(page, `/settings/${room}`);
    await page.getByRole("heading", { level: 1, name: say("shell:missing.title") }).waitFor();
  }
  await expectRefused(page, [...beyondHr(all), { method: "GET", path: "audit" }, { method: "GET", path: "log/export" }]);
  expect(person.complaints).toEqual([]);
});

it("an auditor reads and exports everything and orders nothing: there is no button, and the server refuses", async () => {
  const all = await town();
  const { house, device, ids } = all;
  const api = await house.orders();
  const { id: waiting } = await api.post<{ id: string }>("commands", { action: "wipe_container", targets: [ids.enrollment], reason: "Frida has left the company" });
  const rita = await comesIn(all, "Rita Vogel", "auditor");
  const { page, person } = rita;
  await expectPlaces(page, ["overview", "devices", "people", "sessions", "access", "commands", "audit", "settings"], ["passkeys", "keyring", "apps", "tokens", "log", "outbound", "licences", "about"]);

  // What stands on a page for her are ways to look at it: columns, filters, proofs, copies.
  await house.showDevice(device, rita);
  await page.getByRole("list", { name: say("devices:actions.not") }).waitFor();
  for (const act of ["words:protect.lock", "words:protect.message", "words:action.wipe_container", "words:action.unlock", "devices:enroll"]) {
    expect(await page.getByRole("button", { name: say(act) }).count(), act).toBe(0);
  }
  const nothing: [path: string, stands: string, buttons: string[]][] = [
    ["/devices", "devices:title", ["devices:enroll"]],
    ["/people", "people:title", ["people:add"]],
    [`/people/${ids.frida}`, "people:devices", ["people:edit", "people:suspend", "devices:enroll"]],
    ["/commands", "commands:waiting", ["decide:halt", "decide:decide"]],
    [`/commands/${waiting}`, "commands:state", ["commands:cancel", "decide:decide"]],
    ["/settings/keyring", "keyring:people", ["keyring:change", "keyring:myKey"]],
  ];
  for (const [path, stands, buttons] of nothing) {
    await goTo(page, path);
    await page.getByRole("heading", { name: say(stands) }).first().waitFor();
    for (const button of buttons) expect(await page.getByRole("button", { name: say(button) }).count(), `${path}: ${button}`).toBe(0);
  }
  await goTo(page, "/devices");
  await page.getByRole("cell").first().waitFor();
  expect(await page.getByRole("checkbox").count(), "there is nothing to choose devices for").toBe(0);

  const [csv] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: say("devices:export") }).click()]);
  expect(await readFile(await csv.path(), "utf8")).toContain("notebook");
  await goTo(page, "/audit");
  await page.getByRole("button", { name: say("audit:export") }).click();
  const [log] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: say("audit:export.download") }).click()]);
  expect((await readFile(await log.path(), "utf8")).trim().split("\n").length).toBeGreaterThan(5);

  const reason = { reason: "because" };
  await expectRefused(page, [
    ...beyondHr(all),
    ...["lock", "logout", "block-screen", "hold"].map((act): Asked => ({ method: "POST", path: `devices/${ids.enrollment}/${act}`, body: reason })),
    { method: "POST", path: `devices/${ids.enrollment}/message`, body: { text: "Good morning" } },
    { method: "POST", path: "commands", body: { action: "wipe_container", targets: [ids.enrollment], ...reason } },
    { method: "POST", path: `commands/${waiting}/cancel`, body: reason },
    { method: "POST", path: "people", body: { name: "Somebody" } },
    { method: "PATCH", path: `people/${ids.frida}`, body: { name: "Somebody" } },
    { method: "POST", path: `people/${ids.frida}/suspend`, body: reason },
  ]);
  await device.locked();
  expect(person.complaints).toEqual([]);
});
