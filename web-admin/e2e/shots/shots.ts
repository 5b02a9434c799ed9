// Takes the pictures: PAGE-SIZE-SCHEME-LANGUAGE.png.
import { join } from "node:path";

import { expect, it } from "vitest";

import { catalogue } from "../pages/catalogue";
import { fit, LANGUAGES, SCHEMES, SIZES, wear } from "../pages/looks";
import { Street } from "../pages/street";

const folder = process.env["LETHE_SHOTS"];

it("takes a picture of every page in every look", async () => {
  if (folder === undefined) throw new Error("LETHE_SHOTS names no folder: run `cargo xtask shots`");
  const street = await Street.build();
  let taken = 0;
  try {
    for (const language of LANGUAGES) {
      const visitor = await street.visitor(language);
      const guest = await street.guest(language);
      for (const place of catalogue) {
        const page = await place.show(place.outside ? guest : visitor, street);
        for (const scheme of SCHEMES) {
          await wear(page, scheme);
          for (const [size, viewport] of Object.entries(SIZES)) {
            await fit(page, viewport);
            const path = join(folder, `${place.name}-${size}-${scheme}-${language}.png`);
            await page.screenshot({ path, animations: "disabled", caret: "hide" });
            taken += 1;
          }
        }
        await page.setViewportSize(SIZES.wide);
        if (page !== guest.page && page !== visitor.page) await page.close();
      }
    }
  } finally {
    await street.close();
  }
  expect(taken).toBe(catalogue.length * LANGUAGES.length * SCHEMES.length * Object.keys(SIZES).length);
});
