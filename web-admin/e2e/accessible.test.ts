// Rules of accessibility on every page and state, in both languages, light and dark.
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { violations } from "./browser/axe";
import { catalogue } from "./pages/catalogue";
import { LANGUAGES, SCHEMES, wear } from "./pages/looks";
import { Street, type Visitor } from "./pages/street";

let street: Street;

beforeAll(async () => {
  street = await Street.build();
});
afterAll(() => street.close());

describe.each(LANGUAGES)("in %s", (language) => {
  let visitor: Visitor;
  let guest: Visitor;
  beforeAll(async () => {
    visitor = await street.visitor(language);
    guest = await street.guest(language);
  });

  it.each(catalogue)("$name breaks no rule", async ({ show, outside }) => {
    const page = await show(outside ? guest : visitor, street);
    for (const scheme of SCHEMES) {
      await wear(page, scheme);
      expect(await violations(page), `${scheme}: ${page.url()}`).toEqual([]);
    }
    if (page !== guest.page && page !== visitor.page) await page.close();
  });
});
