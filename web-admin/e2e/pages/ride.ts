// A long list, scrolled from its first row to its last.
import type { Page } from "playwright-core";

/** What was seen on the way. */
export interface Ride {
  /** Milliseconds from one frame to the next. */
  frames: number[];
  /** The most rows that were in the document at once. */
  mostRows: number;
  /** Place of the last row in the whole table, as screen readers are told: the head is the first. */
  lastRow: number;
}

/** Scrolls by so many pixels a frame, and waits at the end of what is there until more has come, until there is no more. */
export function rideDown(page: Page, pixels: number): Promise<Ride> {
  return page.evaluate(async (step) => {
    const nextFrame = () => new Promise<number>((drawn) => requestAnimationFrame(drawn));
    const table = document.querySelector('[role="table"]');
    if (table === null) throw new Error("there is no table");
    const ride: Ride = { frames: [], mostRows: 0, lastRow: 0 };
    let before = await nextFrame();
    for (;;) {
      const now = await nextFrame();
      ride.frames.push(now - before);
      before = now;
      const rows = table.querySelectorAll('[role="row"]');
      ride.mostRows = Math.max(ride.mostRows, rows.length);
      const isDown = window.scrollY + window.innerHeight >= document.documentElement.scrollHeight - 1;
      if (isDown && table.getAttribute("aria-rowcount") !== "-1") {
        ride.lastRow = Number(rows.item(rows.length - 1).getAttribute("aria-rowindex"));
        return ride;
      }
      window.scrollBy(0, step);
    }
  }, pixels);
}
