// Sessions: they end when nobody is there and lose nothing; and a command line gets one only when somebody confirms it here.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

import { expect, it } from "vitest";

import { House } from "./acts/house";
import { afterwards } from "./browser/afterwards";
import { say } from "./browser/texts";
import { json, program } from "./house/programs";

it("a quarter of an hour without work ends the session, and what was typed is still there and is sent after a touch", async () => {
  const house = await House.alone();
  afterwards(() => house.close());
  const { person, page } = house.anna;
  await page.goto(`${house.company.where.console}/people`);
  await page.getByRole("button", { name: say("people:add") }).first().click();
  const dialog = page.getByRole("dialog").first();
  await dialog.getByLabel(say("people:field.name")).fill("Frida Lang");

  await house.company.stop();
  await house.company.start("16m");
  await dialog.getByRole("button", { name: say("people:add.verb") }).click();
  const again = page.getByRole("dialog", { name: say("shell:again.title") });
  await again.waitFor();
  expect(await dialog.getByLabel(say("people:field.name")).inputValue(), "kept").toBe("Frida Lang");
  await again.getByRole("button", { name: say("shell:again.button") }).click();
  await again.waitFor({ state: "hidden" });
  // The order that was refused goes out by itself after the touch; nobody types it twice.
  await page.getByText("Frida Lang").first().waitFor();
  expect(person.currentKey.touches).toBeGreaterThan(2);
});

it("a command line signs in when somebody who is signed in confirms its code with a passkey", async () => {
  const house = await House.alone();
  afterwards(() => house.close());
  const { person } = house.anna;
  const env = { LETHE_PROFILE: join(house.company.folder, "profile.toml"), LETHE_LOG: "error" };
  const server = ["--server", `http://localhost:${house.company.port}`];
  const login = spawn(program("lethe"), ["login", ...server], { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  const ended = once(login, "exit");
  let said = "";
  const address = await new Promise<string>((found, lost) => {
    const hear = (part: Buffer) => {
      said += part.toString();
      const url = /http:\/\/localhost:\d+\/cli\/[A-Z0-9-]+/.exec(said)?.[0];
      if (url !== undefined) found(url);
    };
    login.stdout.on("data", hear);
    login.stderr.on("data", hear);
    login.once("exit", () => lost(new Error(`lethe login ended: ${said}`)));
  });
  const page = await person.open(address);
  const code = address.slice(address.lastIndexOf("/") + 1);
  await page.getByText(code, { exact: true }).waitFor();
  expect(said, "the terminal shows the same code").toContain(code);
  await page.getByRole("button", { name: say("signin:cli.confirm") }).click();
  await page.getByText(say("signin:cli.confirmed")).waitFor();
  expect(await ended).toEqual([0, null]);
  const { items } = await json<{ items: unknown[] }>("lethe", ["device", "list", ...server, "--json"], env);
  expect(items).toEqual([]);
});

it("a command line that nobody confirms gets nothing", async () => {
  const house = await House.alone();
  afterwards(() => house.close());
  const { console: url } = house.company.where;
  const ask = async (path: string, body: object) => {
    const answer = await fetch(`http://localhost:${house.company.port}/api/v1/${path}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    return { status: answer.status, said: (await answer.json()) as Record<string, string> };
  };
  const { said } = await ask("cli-logins", { label: "somebody else's laptop" });
  expect((await ask("cli-logins/token", { secret: said["secret"] })).status).toBe(202);
  const page = await house.anna.person.open(`${url}/cli/${said["code"]}`);
  await page.getByText("somebody else's laptop").waitFor();
  await page.getByRole("button", { name: say("signin:cli.deny") }).click();
  await page.getByText(say("signin:cli.denied")).waitFor();
  expect((await ask("cli-logins/token", { secret: said["secret"] })).status).toBe(403);
});
