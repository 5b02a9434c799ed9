// A company with something on every page: devices in several states, orders that wait and that are done, people, keys, tokens.
import type { Page } from "playwright-core";

import { en } from "../../portal/texts/en";
import { ru } from "../../portal/texts/ru";
import { approve } from "../acts/approver";
import { openApprover } from "../acts/devices";
import { invite } from "../acts/first-run";
import { House } from "../acts/house";
import { addPasskey, arrived, beginWelcome, byPasskey, finishWelcome } from "../acts/portal";
import { signIn } from "../acts/sign-in";
import { SecurityKey } from "../browser/key";
import { Person } from "../browser/person";
import type { Language } from "../browser/texts";
import type { Device } from "../house/device";

const portal = { en, ru };

/** Somebody who walks through the pages. */
export interface Visitor {
  person: Person;
  page: Page;
  language: Language;
}

export class Street {
  private constructor(
    private readonly house: House,
    /** On which Hanna has her passkey of the portal. */
    private readonly hannasKey: SecurityKey,
    /** A link to the portal that nobody has used. */
    readonly welcome: string,
    /** Ids of enrollments by the name of the device. */
    readonly devices: Record<"notebook" | "phone" | "tablet", string>,
    /** The order that waits. */
    readonly waiting: string,
    /** A link that nobody has used. */
    readonly unused: string,
    readonly code: string,
    /** Ids of people: somebody with a device, and the one who signs. */
    readonly people: Record<"hanna" | "anna", string>,
  ) {}

  static async build(): Promise<Street> {
    const house = await House.alone();
    const api = await house.orders();
    const [notebook, phone, tablet] = await Promise.all([
      house.device("Frida Lang", "notebook"),
      house.device("Georg Simon", "phone"),
      house.device("Hanna Wolf", "tablet"),
    ]);
    const ids = { notebook: await id(notebook), phone: await id(phone), tablet: await id(tablet) };
    await api.post(`devices/${ids.notebook}/message`, { text: "The office is closed on Friday." });
    await api.post(`devices/${ids.notebook}/lock`, { reason: "left in a train" });
    await api.post("commands", { action: "wipe_container", targets: [ids.phone], reason: "Georg has left the company" });
    await api.put("access/rules", { document: RULES, note: "the office, and the countries where we work" }, 0);
    const { anna, company } = house;
    await anna.page.goto(`${company.where.console}/commands`);
    await approve(await openApprover(anna, anna.page.getByRole("main")), true);
    await phone.erased();
    const { id: waiting } = await api.post<{ id: string }>("commands", {
      action: "wipe_container",
      targets: [ids.tablet],
      reason: "lost in a taxi, the driver does not answer",
    });
    await anna.person.turnTo(anna.page);
    await anna.page.goto(`${company.where.console}/welcome`);
    const unused = await invite(anna.page, "Boris Klein");
    const { items } = await api.get<{ items: { id: string; name: string }[] }>("people");
    const person = (name: string) => items.find((one) => one.name === name)?.id ?? `nobody is called ${name}`;
    const people = { hanna: person("Hanna Wolf"), anna: person("Anna Weber") };
    const link = async (who: string) => (await api.post<{ link: string }>(`people/${who}/portal-link`, {})).link;
    const hannasKey = await setUpPasskey(house, await link(people.hanna));
    return new Street(house, hannasKey, await link(people.hanna), ids, waiting, unused, await api.code("Igor Petrov", "laptop"), people);
  }

  get console(): string {
    return this.house.company.where.console;
  }

  get approver(): string {
    return this.house.company.where.approver;
  }

  /** The ten words of the keyring. */
  get words(): string {
    return this.house.words;
  }

  /** A command line asks to be signed in; gives the path where somebody answers it. */
  async askedByCommandLine(label: string): Promise<string> {
    const api = await this.house.orders();
    const { code } = await api.post<{ code: string }>("cli-logins", { label });
    return `/cli/${code}`;
  }

  /** Anna, in a browser of her own in this language, signed in. */
  async visitor(language: Language): Promise<Visitor> {
    const person = await Person.with(this.house.browser, `Anna in ${language}`, { locale: language });
    const page = await person.open(`${this.console}/sign-in`);
    await person.takeKey(this.house.anna.person.currentKey, page);
    await signIn(page, language);
    // The same browser holds Hanna's session of the portal: two cookies that know nothing of each other.
    const annasKey = await person.takeKey(this.hannasKey, page);
    await page.goto(`${this.console}/portal`);
    await byPasskey(page, portal[language]);
    await arrived(page, portal[language]);
    await person.takeKey(annasKey, page);
    return { person, page, language };
  }

  /** Somebody who is not signed in. */
  async guest(language: Language): Promise<Visitor> {
    const person = await Person.with(this.house.browser, `a guest in ${language}`, { locale: language });
    return { person, page: await person.open("about:blank"), language };
  }

  close(): Promise<void> {
    return this.house.close();
  }
}

/** Somebody comes with their link to the portal, and makes a passkey. */
async function setUpPasskey(house: House, link: string): Promise<SecurityKey> {
  const person = await Person.with(house.browser, "Hanna Wolf");
  const page = await person.open(link);
  await beginWelcome(page);
  await addPasskey(page, "Blue key");
  await finishWelcome(page);
  const key = await person.takeKey(new SecurityKey(), page);
  await person.leave();
  return key;
}

/** Rules of every mode. This computer is the office, so that everybody still comes in. */
const RULES = {
  segments: [{ id: "51".repeat(16), name: "Head office", networks: ["127.0.0.0/8", "192.0.2.0/24", "2001:db8::/32"] }],
  zones: [
    { id: "21".repeat(16), name: "Office", segments: ["51".repeat(16)] },
    { id: "22".repeat(16), name: "Where we work", segments: ["51".repeat(16)], countries: ["DE", "KZ", "RU"] },
  ],
  policies: [
    { id: "01".repeat(16), name: "Admins from where we work", mode: "on", apps: ["console"], from: ["22".repeat(16)], otherwise: "deny" },
    { id: "02".repeat(16), name: "Nobody flies faster than an airliner", mode: "report_only", max_km_per_hour: 900, otherwise: { step_up: "totp" }, when_unknown: "allow" },
    {
      ...{ id: "03".repeat(16), name: "Finance, in the office hours", mode: "draft", people: { groups: ["Finance"], roles: [] }, from: ["21".repeat(16)] },
      ...{ device: ["enrolled", "compliant"], otherwise: "deny" },
      within: { time_zone: "Europe/Berlin", spans: [{ days: ["mon", "tue", "wed", "thu", "fri"], from: "08:00", until: "19:00" }] },
    },
  ],
};

async function id(device: Device): Promise<string> {
  return (await device.status()).enrollment;
}
