// Somebody in front of a real server who lies to the approver page. What the page cannot see is worth nothing to the liar: the signature is
// for other bytes than the device was sent. All lies that the page knows are tested without a browser in approver/tests.
import { createHash } from "node:crypto";

import type { Page } from "playwright-core";
import { expect, it } from "vitest";

import { en } from "../approver/texts/en";
import { sixWords } from "./acts/approver";
import { openApprover, propose } from "./acts/devices";
import { House } from "./acts/house";
import { afterwards } from "./browser/afterwards";
import { type Lie, Proxy } from "./house/proxy";

interface Order {
  digest: string;
  bytes: string;
  targets?: unknown;
  reason?: string;
}

/** A wipe of Frida's notebook is proposed; the page is opened through the liar. */
async function opened(lie: Lie): Promise<{ house: House; six: string; page: Page; device: { hasItsHalf: boolean } }> {
  const proxy = await Proxy.listen();
  const house = await House.alone({}, proxy);
  afterwards(() => house.close());
  const device = await house.device("Frida Lang", "notebook");
  const consolePage = await house.showDevice(device);
  const six = await propose(consolePage, "wipe_container", "notebook", "Frida has left the company");
  proxy.tell((answer, path) => (path === "/api/v1/ticket" ? lie(answer, path) : undefined));
  const page = await openApprover(house.anna, consolePage.getByRole("dialog"));
  return { house, six, page, device };
}

/** Changes the command of the case. */
function ofCommand(change: (order: Order) => Partial<Order>): Lie {
  return (answer) => {
    const order = answer["command"] as Order | undefined;
    return order === undefined ? undefined : { ...answer, command: { ...order, ...change(order) } };
  };
}

/** Replaces a text inside the bytes by another of the same length. */
function retold(order: Order, from: string, to: string): string {
  const bytes = Buffer.from(order.bytes, "base64");
  const at = bytes.indexOf(from);
  if (at < 0 || Buffer.byteLength(from) !== Buffer.byteLength(to)) throw new Error(`“${from}” cannot be replaced`);
  bytes.write(to, at);
  return bytes.toString("base64");
}

async function expectNothingToSign(page: Page): Promise<void> {
  await page.getByText(en.frame.tell).waitFor();
  expect(await page.getByRole("button", { name: en.sign.approve }).count(), "there is nothing to press").toBe(0);
}

it("another digest than that of the bytes: the page refuses", async () => {
  const { page } = await opened(ofCommand(() => ({ digest: "00".repeat(32) })));
  await expectNothingToSign(page);
});

it("a keyring with one bit changed: the page refuses", async () => {
  const { page } = await opened((answer) => {
    const [first, ...others] = answer["keyrings"] as string[];
    const bytes = Buffer.from(first ?? "", "base64");
    bytes.writeUInt8(bytes.readUInt8(60) ^ 1, 60);
    return { ...answer, keyrings: [bytes.toString("base64"), ...others] };
  });
  await page.getByRole("heading", { level: 1, name: en.frame.stopped }).waitFor();
  expect(await page.getByRole("button", { name: en.sign.approve }).count()).toBe(0);
});

it("another reason than the one that is signed: the page names both and refuses", async () => {
  const { page } = await opened(ofCommand(() => ({ reason: "a harmless test" })));
  await page.getByText(/About the reason the server says .?a harmless test/).waitFor();
  await expectNothingToSign(page);
});

it("another person's name in the signed bytes: the six words differ, and the signature counts for nothing", async () => {
  const { page, six, device } = await opened(
    ofCommand((order) => {
      const bytes = retold(order, "Frida Lang · notebook", "Hanna Wolf · notebook");
      return { bytes, digest: digestOf(bytes), targets: undefined };
    }),
  );
  await page.getByRole("heading", { name: /Hanna Wolf/ }).waitFor();
  expect(await sixWords(page), "whoever compares sees it").not.toBe(six);
  await page.getByRole("button", { name: en.sign.approve }).click();
  await page.getByText(en.sign.trouble.refused).waitFor();
  expect(device.hasItsHalf, "nothing was erased").toBe(true);
});

function digestOf(bytes: string): string {
  return createHash("sha256").update(Buffer.from(bytes, "base64")).digest("hex");
}
