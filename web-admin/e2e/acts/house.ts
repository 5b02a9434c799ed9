// A company at work, founded through the pages: Anna alone, or Anna and Boris, with devices of employees.
import type { Browser, Page } from "playwright-core";

import { launch } from "../browser/chromium";
import { type Looks, Person } from "../browser/person";
import type { Api } from "../house/api";
import { Company } from "../house/company";
import type { Device } from "../house/device";
import { Proxy } from "../house/proxy";
import { accept, countIn, countersign, invite, makeApprovalKey } from "./first-run";
import { leaveItAtOne, makeFirstPasskey } from "./sign-in";

/** Somebody who approves, with their page of the console. */
export interface Approver {
  person: Person;
  page: Page;
}

export class House {
  private api: Api | undefined;

  private constructor(
    readonly browser: Browser,
    readonly company: Company,
    readonly anna: Approver,
    /** The ten words of the newest keyring. */
    readonly words: string,
    private readonly inBetween: Proxy | undefined,
  ) {}

  /** Founds a company; Anna decides alone. */
  static async alone(looks: Partial<Looks> = {}, inBetween?: Proxy): Promise<House> {
    const browser = await launch();
    const company = await Company.found("Anna Weber", inBetween?.port);
    inBetween?.before(company.port);
    const person = await Person.with(browser, "Anna Weber", looks);
    const page = await person.open(company.setupLink);
    await makeFirstPasskey(page);
    await leaveItAtOne(page);
    const { words } = await makeApprovalKey(person, page);
    return new House(browser, company, { person, page }, words, inBetween);
  }

  /** Founds a company in which Anna and Boris decide together. */
  static async ofTwo(looks: Partial<Looks> = {}, inBetween?: Proxy): Promise<House & { boris: Approver }> {
    const house = await House.alone(looks, inBetween);
    const boris = await house.join("Boris Klein", looks);
    return Object.assign(house, { boris });
  }

  /** A second person comes in, and the pilot ends. */
  async join(name: string, looks: Partial<Looks> = {}): Promise<Approver> {
    const { person: anna, page } = this.anna;
    const link = await invite(page, name);
    const person = await Person.with(this.browser, name, looks);
    const theirs = await accept(person, link);
    await countIn(anna, page, name, theirs.words);
    await countersign(person, theirs.page, this.words);
    return { person, page: theirs.page };
  }

  /** A device of an employee, enrolled past the pages, with a file in its container. */
  async device(employee: string, name: string, backing: "sealed" | undefined = "sealed"): Promise<Device> {
    this.api ??= await this.company.api("Devices");
    const device = await this.company.enroll(name, await this.api.code(employee, name), backing);
    await device.write("plan.txt", PLAN);
    return device;
  }

  /** The API, with a token of an administrator of its own. */
  async orders(): Promise<Api> {
    return (this.api ??= await this.company.api("Devices"));
  }

  /** Anna opens the page of a device. */
  async showDevice(device: Device, who: Approver = this.anna): Promise<Page> {
    const { enrollment } = await device.status();
    await who.person.turnTo(who.page);
    await who.page.goto(`${this.company.where.console}/devices/${enrollment}`);
    await who.page.getByRole("heading", { level: 1 }).waitFor();
    return who.page;
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.company.close();
    await this.inBetween?.close();
  }
}

/** What stands in the container. */
export const PLAN = "Prices for next year. Not for the competition.";
