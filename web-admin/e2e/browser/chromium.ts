// Debian's Chromium, started once a file, talking to nobody but the server under test.
import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const PROGRAM = "/usr/bin/chromium";
/** Root has no sandbox to give away; the rest keeps the browser from talking to its maker. */
const FLAGS = [
  ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
  ...["--disable-component-update", "--disable-sync"],
];

export function launch(): Promise<Browser> {
  if (!existsSync(PROGRAM)) throw new Error(`${PROGRAM} is missing: \`cargo xtask check --only setup\` installs it`);
  return chromium.launch({ executablePath: PROGRAM, headless: true, args: FLAGS });
}
