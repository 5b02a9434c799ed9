// Two origins: what signs in cannot decide, and what decides cannot sign in.
import type { Page } from "playwright-core";
import { expect, it } from "vitest";

import { House } from "./acts/house";
import { afterwards } from "./browser/afterwards";
import { Company } from "./house/company";
import { ask, strangersPage } from "./house/strangers";

/** Asks for an assertion of a relying party, as a script of this page would. */
function assertionFor(page: Page, rpId: string): Promise<string> {
  return page.evaluate(
    (rp) =>
      navigator.credentials
        .get({ publicKey: { challenge: new Uint8Array(32), rpId: rp, userVerification: "required" } })
        .then(() => "signed", (thrown: DOMException) => thrown.name),
    rpId,
  );
}

it("neither origin can have the other's keys sign", async () => {
  const house = await House.alone();
  afterwards(() => house.close());
  const { person, page } = house.anna;
  const { console: consoleUrl, approver } = house.company.where;
  expect(person.currentKey.parties, "one key each").toEqual(["approve.localhost", "localhost"]);

  await page.goto(`${consoleUrl}/welcome`);
  expect(await assertionFor(page, "localhost")).toBe("signed");
  expect(await assertionFor(page, "approve.localhost")).toBe("SecurityError");

  const other = await person.open(`${approver}/`);
  expect(await assertionFor(other, "approve.localhost")).toBe("signed");
  expect(await assertionFor(other, "localhost")).toBe("SecurityError");
});

it("the approver's host answers with its page and nothing else: no API, no list of related origins, no cookie", async () => {
  const company = await Company.found();
  afterwards(() => company.close());
  const page = await ask(company.port, "approve.localhost", "/");
  expect(page.status).toBe(200);
  expect(page.headers["set-cookie"]).toBeUndefined();
  const policy = String(page.headers["content-security-policy"]);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain(`connect-src ${company.where.console}`);
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(policy).not.toContain("unsafe");
  for (const path of ["/.well-known/webauthn", "/api/v1/session", "/api/v1/ticket", "/devices", "/assets/index.js", "/healthz"]) {
    expect((await ask(company.port, "approve.localhost", path)).status, path).toBe(404);
  }
});

it("a page on another port, which the cookie goes to as well, can neither order nor read", async () => {
  const house = await House.alone();
  afterwards(() => house.close());
  const stranger = await strangersPage();
  afterwards(() => stranger.close());
  const { person, page } = house.anna;
  const { console: consoleUrl } = house.company.where;
  const theirs = await person.open(stranger.url);
  const reading = await theirs.evaluate(
    (url) => fetch(`${url}/api/v1/welcome`, { credentials: "include" }).then(() => "read", () => "blocked"),
    consoleUrl,
  );
  expect(reading).toBe("blocked");
  const cookie = (await person.context.cookies(consoleUrl)).find(({ name }) => name.includes("lethe"));
  expect(cookie, "a browser sends it to every port of the host").toMatchObject({ httpOnly: true, sameSite: "Strict", domain: "localhost" });
  const sent = theirs.context().waitForEvent("requestfailed", (one) => one.url().endsWith("/api/v1/welcome/skip"));
  await theirs.evaluate((url) => {
    const body = new Blob(['{"skipped":true}'], { type: "text/plain" });
    void fetch(`${url}/api/v1/welcome/skip`, { method: "POST", mode: "no-cors", credentials: "include", body }).catch(() => undefined);
  }, consoleUrl);
  await sent;
  await person.turnTo(page);
  const { skipped } = await page.evaluate(() => fetch("/api/v1/welcome").then((answer) => answer.json() as Promise<{ skipped: boolean }>));
  expect(skipped, "nothing was ordered").toBe(false);
});
