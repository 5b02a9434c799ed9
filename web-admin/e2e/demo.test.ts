// `cargo xtask demo` as a newcomer meets it, from the first line in the terminal to Ctrl C.
import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";

import type { Page } from "playwright-core";
import { expect, it } from "vitest";

import { offerLine } from "./acts/devices";
import { makeApprovalKey } from "./acts/first-run";
import { leaveItAtOne, makeFirstPasskey } from "./acts/sign-in";
import { afterwards } from "./browser/afterwards";
import { launch } from "./browser/chromium";
import { Person } from "./browser/person";
import { program } from "./house/programs";

/** How soon the newcomer is where the first passkey is made. */
const SOON_MS = 10_000;

/** The demo in a terminal of its own, which `script` makes. It takes the shell's place: Ctrl C would end some shells too. */
class Demo {
  private readonly said: AsyncIterator<string>;
  private readonly ended: Promise<unknown[]>;

  private constructor(
    private readonly terminal: ChildProcessByStdio<Writable, Readable, null>,
    readonly folder: string,
  ) {
    this.said = createInterface({ input: terminal.stdout })[Symbol.asyncIterator]();
    this.ended = once(terminal, "exit");
  }

  static async start(): Promise<Demo> {
    const folder = await mkdtemp(join(tmpdir(), "lethe-demo-"));
    const args = ["--quiet", "--return", "--flush", "--command", `exec ${program("demo")}`, "/dev/null"];
    const env = { ...process.env, TMPDIR: folder };
    const demo = new Demo(spawn("script", args, { env, stdio: ["pipe", "pipe", "inherit"] }), folder);
    afterwards(() => demo.close());
    return demo;
  }

  /** Waits for a line of what it says; gives what was found in it. */
  async until(what: RegExp): Promise<string> {
    for (;;) {
      const { value, done } = (await this.said.next()) as IteratorResult<string, undefined>;
      if (done === true) throw new Error(`the demo ended before it said ${String(what)}`);
      const found = what.exec(value);
      if (found !== null) return found[0];
    }
  }

  /** Types a line and presses Enter. */
  type(line: string): void {
    this.terminal.stdin.write(`${line}\n`);
  }

  /** Presses Ctrl C; gives what the demo ended with. */
  async interrupt(): Promise<number | null> {
    if (this.terminal.exitCode === null) this.terminal.stdin.write("\x03");
    await this.ended;
    return this.terminal.exitCode;
  }

  private async close(): Promise<void> {
    await this.interrupt();
    await rm(this.folder, { recursive: true, force: true });
  }
}

interface Newcomer {
  demo: Demo;
  person: Person;
  page: Page;
}

/** The newcomer opens the link and makes passkey and approval key. */
async function newcomer(): Promise<Newcomer & { soon: number }> {
  const browser = await launch();
  afterwards(() => browser.close());
  const begun = performance.now();
  const demo = await Demo.start();
  const link = await demo.until(/http:\/\/localhost:\d+\/setup#\S+/);
  const person = await Person.with(browser, "Anna Weber");
  const page = await person.open(link);
  await page.getByRole("heading", { level: 1 }).waitFor();
  const soon = performance.now() - begun;
  await makeFirstPasskey(page);
  await leaveItAtOne(page);
  await makeApprovalKey(person, page);
  await demo.until(/Georg's phone was left in a taxi/);
  await page.goto(new URL("/devices", link).href);
  return { demo, person, page, soon };
}

it("a newcomer is in the first run within ten seconds, devices join when there is a keyring, and Ctrl C leaves nothing", async () => {
  const { demo, person, page, soon } = await newcomer();
  expect(soon).toBeLessThan(SOON_MS);
  for (const device of ["notebook", "phone", "tablet"]) await page.getByText(device, { exact: true }).first().waitFor();
  expect(person.complaints).toEqual([]);
  expect(await demo.interrupt()).toBe(0);
  expect(await readdir(demo.folder)).toEqual([]);
});

it("the console's line, pasted into the demo's terminal, enrolls this computer as a fourth device", async () => {
  const { demo, person, page } = await newcomer();
  const line = await offerLine(page, "Igor Petrov", "this computer");
  demo.type("hello?");
  await demo.until(/That line holds no code/);
  demo.type(line);
  await demo.until(/enrolls this device as “Igor Petrov · this computer”/);
  await demo.until(/It does not see/);
  demo.type("yes");
  await demo.until(/This computer is enrolled/);
  const files = await demo.until(new RegExp(`${demo.folder}\\S+`));
  expect(existsSync(files), files).toBe(true);
  await page.keyboard.press("Escape");
  await page.getByText("this computer", { exact: true }).first().waitFor();
  expect(person.complaints).toEqual([]);
  expect(await demo.interrupt()).toBe(0);
  expect(await readdir(demo.folder)).toEqual([]);
});
