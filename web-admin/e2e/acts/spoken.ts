// Words that people read to each other.
import type { Locator } from "playwright-core";

/** The words of the numbered list in this part of a page, as they are spoken. */
export async function spoken(part: Locator): Promise<string> {
  const items = part.getByRole("listitem");
  await items.first().waitFor();
  const words = await items.allInnerTexts();
  return words.map((word) => word.replace(/[^a-z]/gi, "")).join(" ");
}
