// `cargo xtask demo` as a newcomer meets it, from the first line in the terminal to Ctrl C.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

import { expect, it } from "vitest";

import { makeApprovalKey } from "./acts/first-run";
import { leaveItAtOne, makeFirstPasskey } from "./acts/sign-in";
import { launch } from "./browser/chromium";
import { Person } from "./browser/person";
import { program } from "./house/programs";

/** How soon the newcomer is where the first passkey is made. */
const SOON_MS = 10_000;

it("a newcomer is in the first run within ten seconds, devices join when there is a keyring, and Ctrl C leaves nothing", async () => {
  const folder = await mkdtemp(join(tmpdir(), "lethe-demo-"));
  const browser = await launch();
  const begun = performance.now();
  const demo = spawn(program("demo"), [], { env: { ...process.env, TMPDIR: folder }, stdio: ["pipe", "pipe", "inherit"] });
  const ended = once(demo, "exit");
  const said = createInterface({ input: demo.stdout })[Symbol.asyncIterator]();
  const until = async (what: RegExp): Promise<string> => {
    for (;;) {
      const { value, done } = await said.next();
      if (done === true) throw new Error(`the demo ended before it said ${String(what)}`);
      const found = what.exec(value);
      if (found !== null) return found[0];
    }
  };
  try {
    const link = await until(/http:\/\/localhost:\d+\/setup#\S+/);
    const newcomer = await Person.with(browser, "Anna Weber");
    const page = await newcomer.open(link);
    await page.getByRole("heading", { level: 1 }).waitFor();
    expect(performance.now() - begun).toBeLessThan(SOON_MS);
    await makeFirstPasskey(page);
    await leaveItAtOne(page);
    await makeApprovalKey(newcomer, page);
    await until(/Georg's phone was left in a taxi/);
    await page.goto(new URL("/devices", link).href);
    for (const device of ["notebook", "phone", "tablet"]) await page.getByText(device, { exact: true }).first().waitFor();
    expect(newcomer.complaints).toEqual([]);
  } finally {
    await browser.close();
    demo.kill("SIGINT");
    await ended;
    await rm(folder, { recursive: true, force: true });
  }
  expect(demo.exitCode).toBe(0);
});
