// Somebody with a browser of their own and the security keys in their pocket.
import type { Browser, BrowserContext, Page } from "playwright-core";

import { SecurityKey } from "./key";

export interface Looks {
  locale: "en" | "ru";
  scheme: "light" | "dark";
  viewport: { width: number; height: number };
}

export const DESKTOP = { width: 1280, height: 800 };
export const PHONE = { width: 390, height: 844 };

export class Person {
  private key = new SecurityKey();
  /** What a page complained about: exceptions and errors on its console. */
  readonly complaints: string[] = [];

  private constructor(
    readonly name: string,
    readonly context: BrowserContext,
  ) {}

  static async with(browser: Browser, name: string, looks: Partial<Looks> = {}): Promise<Person> {
    const context = await browser.newContext({
      locale: looks.locale === "ru" ? "ru-RU" : "en-GB",
      colorScheme: looks.scheme ?? "light",
      viewport: looks.viewport ?? DESKTOP,
      timezoneId: "Europe/Berlin",
      reducedMotion: "reduce",
      acceptDownloads: true,
    });
    context.setDefaultTimeout(20_000);
    const person = new Person(name, context);
    context.on("page", (page) => person.watch(page));
    return person;
  }

  /** A new tab at an address, with the key plugged in. */
  async open(url: string): Promise<Page> {
    const page = await this.context.newPage();
    await this.key.plugIn(page);
    await page.goto(url);
    return page;
  }

  /** The tab that some act opens, with the key plugged in. */
  async tabOpenedBy(act: () => Promise<unknown>): Promise<Page> {
    const [page] = await Promise.all([this.context.waitForEvent("page"), act()]);
    await this.key.plugIn(page);
    return page;
  }

  /** Takes another key in hand: the old one goes out of every tab, the new one in. */
  async takeKey(key: SecurityKey): Promise<SecurityKey> {
    const old = this.key;
    this.key = key;
    for (const page of this.context.pages()) {
      await old.pullOut(page);
      await key.plugIn(page);
    }
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
      if (message.type() === "error") this.complaints.push(`${page.url()}: ${message.text()}`);
    });
  }
}
