// Somebody with a browser of their own and the security keys in their pocket.
import type { Browser, BrowserContext, Page } from "playwright-core";

import { SecurityKey } from "./key";
import type { Language } from "./texts";

export interface Looks {
  locale: Language;
  scheme: "light" | "dark";
  viewport: { width: number; height: number };
  /** Whether they go on where a certificate is nobody's. */
  careless: boolean;
}

export const DESKTOP = { width: 1280, height: 800 };
export const PHONE = { width: 390, height: 844 };

/** The browser reports every answer that is not 2xx; these say "sign in", "touch your key" and "no longer so", and the page shows them. */
const EXPECTED = /^Failed to load resource: the server responded with a status of (401|403|409)/;

export class Person {
  /** Everybody of the running test. */
  static readonly everybody: Person[] = [];
  private key = new SecurityKey();
  /** What a page complained about: exceptions and errors on its console. */
  readonly complaints: string[] = [];

  private constructor(
    readonly name: string,
    readonly context: BrowserContext,
    readonly language: Language,
  ) {}

  static async with(browser: Browser, name: string, looks: Partial<Looks> = {}): Promise<Person> {
    const context = await browser.newContext({
      locale: looks.locale === "ru" ? "ru-RU" : "en-GB",
      colorScheme: looks.scheme ?? "light",
      viewport: looks.viewport ?? DESKTOP,
      timezoneId: "Europe/Berlin",
      reducedMotion: "reduce",
      acceptDownloads: true,
      ignoreHTTPSErrors: looks.careless ?? false,
    });
    context.setDefaultTimeout(20_000);
    const person = new Person(name, context, looks.locale ?? "en");
    context.on("page", (page) => person.watch(page));
    Person.everybody.push(person);
    return person;
  }

  /** A new tab at an address, with the key plugged in. */
  async open(url: string): Promise<Page> {
    const page = await this.context.newPage();
    await this.turnTo(page);
    await page.goto(url);
    return page;
  }

  /** The tab that some act opens, with the key plugged in. */
  async tabOpenedBy(act: () => Promise<unknown>): Promise<Page> {
    const [page] = await Promise.all([this.context.waitForEvent("page"), act()]);
    await this.turnTo(page);
    return page;
  }

  /** Brings a tab to the front and the key to it. */
  async turnTo(page: Page): Promise<void> {
    await page.bringToFront();
    await this.key.plugInto(page);
  }

  /** Takes another key in hand, at this tab; gives the one that was used until now. */
  async takeKey(key: SecurityKey, page: Page): Promise<SecurityKey> {
    const old = this.key;
    await old.pullOut();
    this.key = key;
    await key.plugInto(page);
    return old;
  }

  get currentKey(): SecurityKey {
    return this.key;
  }

  async leave(): Promise<void> {
    await this.context.close();
  }

  private watch(page: Page): void {
    page.on("pageerror", (error) => this.complaints.push(`${page.url()}: ${error.message}`));
    page.on("console", (message) => {
      const isRefusal = EXPECTED.test(message.text());
      if (message.type() === "error" && !isRefusal) this.complaints.push(`${page.url()}: ${message.text()}`);
    });
  }
}
