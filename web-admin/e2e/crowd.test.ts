// Ten thousand devices in the list: it costs what is seen, not what there is.
import { expect, it } from "vitest";

import { House } from "./acts/house";
import { afterwards } from "./browser/afterwards";
import { rideDown } from "./pages/ride";

const DEVICES = 10_000;
/** Devices of one page, as the console asks for them. */
const PAGE = 200;
/** Rows that fit on the screen, those held ready above and below it, and the head. */
const MOST_ROWS = 50;

it("ten thousand devices are scrolled to the last with a request a page, and never more rows than a screen and a bit", async () => {
  const house = await House.alone();
  afterwards(() => house.close());
  const { page, person } = house.anna;
  await page.goto("about:blank");
  await house.company.fill(DEVICES);
  const asked: string[] = [];
  page.on("request", (request) => {
    const { pathname, search } = new URL(request.url());
    if (pathname === "/api/v1/devices") asked.push(search);
  });
  await page.goto(`${house.company.where.console}/devices`);
  await page.getByRole("cell").first().waitFor();
  const ride = await rideDown(page, 2000);
  expect(ride.lastRow).toBe(DEVICES + 1);
  expect(ride.mostRows).toBeLessThanOrEqual(MOST_ROWS);
  expect(asked).toHaveLength(DEVICES / PAGE);
  expect(new Set(asked).size, "no page is asked for twice").toBe(asked.length);
  expect(person.complaints).toEqual([]);
});
