// Every page and every state of it that is worth a look, each reached as a person reaches it.
import type { Locator, Page } from "playwright-core";

import { en } from "../../approver/texts/en";
import { ru } from "../../approver/texts/ru";
import { type Language, say, text } from "../browser/texts";
import type { Street, Visitor } from "./street";

/** One page in one state. */
export interface Place {
  name: string;
  /** For somebody who is not signed in. */
  outside?: true;
  /** Brings the visitor there. */
  show: (visitor: Visitor, street: Street) => Promise<Page>;
}

/** A page that stands where its heading does, and has nothing left to load. */
const at = (path: (street: Street) => string) => async (visitor: Visitor, street: Street) => {
  const { page } = visitor;
  await page.goto(`${street.console}${path(street)}`);
  await settled(page);
  return page;
};

/** The same, and then a button. */
const press = (path: (street: Street) => string, key: string) => async (visitor: Visitor, street: Street) => {
  const page = await at(path)(visitor, street);
  await page.getByRole("main").getByRole("button", { name: say(key, {}, visitor.language) }).first().click();
  await page.getByRole("dialog").waitFor();
  return page;
};

/** The search that one chord opens, with a line in it; stands when this text does. */
const search = (line: (language: Language) => string, stands: (page: Page, language: Language) => Locator) => async (visitor: Visitor, street: Street) => {
  const page = await at(() => "/")(visitor, street);
  await page.keyboard.press("Control+K");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.type(line(visitor.language));
  await stands(page, visitor.language).waitFor();
  return page;
};

const option = (name: RegExp) => (page: Page) => page.getByRole("option", { name }).first();

/** The same, and then a button that opens something on the page itself. */
const unfold = (path: string, key: string) => async (visitor: Visitor, street: Street) => {
  const page = await at(() => path)(visitor, street);
  await page.getByRole("main").getByRole("button", { name: say(key, {}, visitor.language) }).last().click();
  await settled(page);
  return page;
};

/** For so many frames in a row the page has its heading and no line of it waits: parts that are loaded when they are needed are there. */
const FRAMES = 20;

async function settled(page: Page): Promise<void> {
  await page.waitForFunction((frames) => {
    const counting = window as unknown as { quietFrames?: number };
    const isQuiet = document.querySelector("h1") !== null && document.querySelector('[aria-busy="true"]') === null;
    counting.quietFrames = isQuiet ? (counting.quietFrames ?? 0) + 1 : 0;
    return counting.quietFrames >= frames;
  }, FRAMES);
}

/** The approver's page with a ticket of its own. */
const ticket = (path: (street: Street) => string, key: string) => async (visitor: Visitor, street: Street) => {
  const page = await at(path)(visitor, street);
  const { person, language } = visitor;
  const other = await person.tabOpenedBy(() => page.getByRole("button", { name: say(key, {}, language) }).first().click());
  await other.getByRole("heading", { level: 1 }).waitFor();
  return other;
};

const texts = { en, ru };

/** Before the browser knows the keyring: the server's question, then the ten words, then the matter itself. */
async function throughTheWords(page: Page, { language }: Visitor, words: string | undefined): Promise<Page> {
  await page.getByRole("button", { name: texts[language].server.go }).click();
  await page.getByLabel(texts[language].words.field).waitFor();
  if (words === undefined) return page;
  await page.getByLabel(texts[language].words.field).fill(words);
  await page.getByRole("button", { name: texts[language].words.go }).click();
  await page.getByRole("button", { name: texts[language].sign.approve }).waitFor();
  return page;
}

/** The first word that the search reads as this verb. */
function verb(name: "lock", language: Language): string {
  return text(`shell:search.verbs.${name}`, language).split(",")[0] ?? name;
}

/** The door of the portal after somebody has said who they are. */
async function portalStep(visitor: Visitor, street: Street): Promise<Page> {
  const page = await at(() => "/portal")(visitor, street);
  await page.locator("[name=login]").fill("hanna@northwind.example");
  await page.keyboard.press("Enter");
  await page.locator("[name=password]").waitFor();
  return page;
}

const tablet = ({ devices }: Street) => `/devices/${devices.tablet}`;

export const catalogue: Place[] = [
  { name: "sign-in", outside: true, show: at(() => "/sign-in") },
  { name: "setup", outside: true, show: at(({ unused }) => new URL(unused).pathname + new URL(unused).hash) },
  { name: "setup-without-secret", outside: true, show: at(() => "/setup") },
  { name: "enroll", outside: true, show: at(({ code }) => `/enroll#${code}`) },
  { name: "errors", outside: true, show: at(() => "/errors") },
  { name: "portal-sign-in", outside: true, show: at(() => "/portal") },
  { name: "portal-step", outside: true, show: portalStep },
  { name: "portal-welcome", outside: true, show: at(({ welcome }) => new URL(welcome).pathname + new URL(welcome).hash) },
  { name: "portal-sessions", show: at(() => "/portal") },
  { name: "portal-methods", show: at(() => "/portal/methods") },
  { name: "portal-devices", show: at(() => "/portal/devices") },
  { name: "sessions", show: at(() => "/sessions") },
  { name: "welcome", show: at(() => "/welcome") },
  { name: "overview", show: at(() => "/") },
  { name: "devices", show: at(() => "/devices") },
  { name: "devices-none-found", show: at(() => "/devices?q=nobody") },
  { name: "device-locked", show: at(({ devices }) => `/devices/${devices.notebook}`) },
  { name: "device-erased", show: at(({ devices }) => `/devices/${devices.phone}`) },
  { name: "device-waiting", show: at(tablet) },
  { name: "dialog-wipe", show: press(({ devices }) => `/devices/${devices.notebook}`, "words:action.wipe_container") },
  { name: "dialog-message", show: press(tablet, "words:protect.message") },
  { name: "dialog-enroll", show: press(() => "/devices", "devices:enroll") },
  { name: "people", show: at(() => "/people") },
  { name: "person", show: at(({ people }) => `/people/${people.hanna}`) },
  { name: "person-approver", show: at(({ people }) => `/people/${people.anna}`) },
  { name: "dialog-person", show: press(() => "/people", "people:add") },
  { name: "access-policies", show: at(() => "/access/policies") },
  { name: "access-policy-open", show: unfold("/access/policies", "access:editor.open") },
  { name: "access-zones", show: at(() => "/access/zones") },
  { name: "access-segment-open", show: unfold("/access/zones", "access:editor.open") },
  { name: "access-sign-ins", show: at(() => "/access/sign-ins") },
  { name: "access-sign-in", show: at(() => "/access/sign-ins/1") },
  { name: "access-ask", show: unfold("/access/ask", "access:ask.verb") },
  { name: "commands", show: at(() => "/commands") },
  { name: "command", show: at(({ waiting }) => `/commands/${waiting}`) },
  { name: "dialog-halt", show: press(() => "/commands", "decide:halt") },
  { name: "audit", show: at(() => "/audit") },
  { name: "settings-passkeys", show: at(() => "/settings/passkeys") },
  { name: "settings-admins", show: at(() => "/settings/admins") },
  { name: "settings-keyring", show: at(() => "/settings/keyring") },
  { name: "settings-tokens", show: at(() => "/settings/tokens") },
  { name: "settings-log", show: at(() => "/settings/log") },
  { name: "settings-licences", show: at(() => "/settings/licences") },
  { name: "settings-about", show: at(() => "/settings/about") },
  {
    name: "cli",
    show: async (visitor, street) => {
      const path = await street.askedByCommandLine("anna@laptop");
      return at(() => path)(visitor, street);
    },
  },
  { name: "cli-unknown", show: at(() => "/cli/2345-6789") },
  { name: "search", show: search(() => "", option(/./)) },
  { name: "search-found", show: search(() => "frida", option(/notebook/)) },
  { name: "search-act", show: search((language) => `${verb("lock", language)} frida`, option(/notebook/)) },
  { name: "search-none", show: search(() => "zebra", (page, language) => page.getByText(say("shell:search.nothing", { q: "zebra" }, language))) },
  { name: "not-found", show: at(() => "/nowhere") },
  {
    name: "approver-home",
    outside: true,
    show: async ({ page }, street) => {
      await page.goto(`${street.approver}/`);
      await page.getByRole("heading", { level: 1 }).waitFor();
      return page;
    },
  },
  { name: "approver-server", show: ticket(() => "/commands", "decide:decide") },
  {
    name: "approver-words",
    show: async (visitor, street) => throughTheWords(await ticket(() => "/commands", "decide:decide")(visitor, street), visitor, undefined),
  },
  {
    name: "approver-decide",
    show: async (visitor, street) => throughTheWords(await ticket(() => "/commands", "decide:decide")(visitor, street), visitor, street.words),
  },
];
