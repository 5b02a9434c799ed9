// The looks in which every page is seen: two languages, light and dark, wide and narrow.
import type { Page } from "playwright-core";

import { DESKTOP, PHONE } from "../browser/person";

export const LANGUAGES = ["en", "ru"] as const;
export type Language = (typeof LANGUAGES)[number];

export const SCHEMES = ["light", "dark"] as const;
export type Scheme = (typeof SCHEMES)[number];

export const SIZES = { wide: DESKTOP, narrow: PHONE } as const;

/** Shows what is open in another scheme, without loading it again. */
export async function wear(page: Page, scheme: Scheme): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
}
