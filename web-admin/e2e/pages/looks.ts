// The looks in which every page is seen: two languages, light and dark, wide and narrow.
import type { Page } from "playwright-core";

import { DESKTOP, PHONE } from "../browser/person";

export const LANGUAGES = ["en", "ru"] as const;

export const SCHEMES = ["light", "dark"] as const;
export type Scheme = (typeof SCHEMES)[number];

export const SIZES = { wide: DESKTOP, narrow: PHONE } as const;

/** Taller pages are cut there. */
const TALLEST = 3000;

/** Shows what is open in another scheme, without loading it again. */
export async function wear(page: Page, scheme: Scheme): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
  // The console notices by an event and says so on its root; the approver's page needs nothing but its style sheet.
  await page.waitForFunction((wanted) => {
    const worn = document.documentElement.getAttribute("data-mantine-color-scheme");
    return worn === null || worn === wanted;
  }, scheme);
  await drawn(page);
}

/** Gives the page this width, and all the height that it fills. */
export async function fit(page: Page, { width, height }: { width: number; height: number }): Promise<void> {
  await page.setViewportSize({ width, height });
  await drawn(page);
  const filled = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: Math.min(Math.max(filled, height), TALLEST) });
  await drawn(page);
}

/** Two frames, and the end of what moves: the page looks as it is going to look. */
async function drawn(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
  });
}
