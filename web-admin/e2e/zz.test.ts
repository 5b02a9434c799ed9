import { readFileSync } from "node:fs";
import { afterAll, beforeAll, it } from "vitest";
import type { Browser } from "playwright-core";
import { launch } from "./browser/chromium";
import { Person } from "./browser/person";
import { leaveItAtOne, makeFirstPasskey } from "./acts/sign-in";
import { Api } from "./house/api";
import { Device } from "./house/device";
import { lock, offerDevice, propose } from "./acts/devices";
let browser: Browser;
beforeAll(async () => { browser = await launch(); });
afterAll(async () => { await browser.close(); });
it("x", async () => {
  const p = await Person.with(browser, "Anna");
  const devices: Device[] = [];
  try {
  const page = await p.open(JSON.parse(readFileSync("/tmp/t1/c1/o.json", "utf8")).setup_link);
  page.on("response", async (r) => { if (r.url().includes("/api/") && r.status() >= 400) console.log(r.status(), r.request().method(), r.url(), await r.text()); });
  await makeFirstPasskey(page);
  await leaveItAtOne(page);
  await page.goto("http://localhost:18480/devices");
  await page.screenshot({ path: "/tmp/t1/devices0.png" });
  const code = await offerDevice(page, "Frida Lang", "notebook");
  await page.screenshot({ path: "/tmp/t1/enroll.png" });
  devices.push(await Device.enroll("/tmp/t1/c1/d1", code, "/tmp/t1/c1/s/cert.pem"));
  await devices[0]!.write("plan.txt", "x");
  await page.screenshot({ path: "/tmp/t1/enroll2.png" });
  const { enrollment } = await devices[0]!.status();
  await page.goto("http://localhost:18480/devices/" + enrollment);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.screenshot({ path: "/tmp/t1/device.png", fullPage: true });
  await lock(page, "lost in a train");
  await devices[0]!.locked();
  await page.screenshot({ path: "/tmp/t1/device2.png", fullPage: true });
  console.log(await propose(page, "wipe_container", "notebook", "left"));
  await page.screenshot({ path: "/tmp/t1/proposed.png", fullPage: true });
  for (const path of ["", "devices", "people", "commands", "audit", "settings"]) {
    await page.goto("http://localhost:18480/" + path);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.screenshot({ path: `/tmp/t1/p-${path}.png`, fullPage: true });
  }
  } finally { console.log(p.complaints); await p.context.pages()[0]?.screenshot({ path: "/tmp/t1/3.png" }); for (const d of devices) await d.stop(); }
});
