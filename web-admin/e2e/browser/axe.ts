// Rules of accessibility over what a page shows now.
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect } from "vitest";

/** WCAG 2.2 AA, and what axe calls best practice: landmarks, one h1, headings in order. */
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Every rule that is broken, and where. */
export async function violations(page: Page): Promise<string[]> {
  const found = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  return found.violations.map(({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map((node) => node.html).join("\n  ")}`);
}

/** Fails with every rule that is broken and where. */
export async function expectNoViolations(page: Page, what: string): Promise<void> {
  expect(await violations(page), `${what} (${page.url()})`).toEqual([]);
}
