// What is done after a test, the last first. When the test failed, a picture of every open page is kept before anything is closed.
import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";

import { afterEach } from "vitest";

import { Person } from "./person";

const pictures = resolve(import.meta.dirname, "../../../target/browser");
const waiting: (() => Promise<void>)[] = [];

/** Has something closed after the test, whatever comes. */
export function afterwards(close: () => Promise<void>): void {
  waiting.push(close);
}

afterEach(async ({ task }) => {
  if (task.result?.state === "fail") await keepPictures(task.name);
  Person.everybody.length = 0;
  for (const close of waiting.splice(0).reverse()) await close();
});

async function keepPictures(name: string): Promise<void> {
  await mkdir(pictures, { recursive: true });
  for (const person of Person.everybody) {
    for (const [number, page] of person.context.pages().entries()) {
      const file = `${name.replace(/\W+/g, "-").slice(0, 60)}-${person.name.replace(/\W+/g, "-")}-${number}.png`;
      await page.screenshot({ path: join(pictures, file) }).catch(() => undefined);
      console.log(`${join(pictures, file)}: ${page.url()}`);
    }
    if (person.complaints.length > 0) console.log(person.complaints.join("\n"));
  }
}
