// Measures frames while ten thousand devices are scrolled: LETHE_BENCH names the file for the figures.
import { writeFile } from "node:fs/promises";

import { it } from "vitest";

import { House } from "../acts/house";
import { rideDown } from "../pages/ride";

const DEVICES = 10_000;
/** A frame of a screen that shows sixty a second, with what clocks of browsers blur. */
const FRAME_MS = 1000 / 60 + 2;

/** Pixels a frame: a hand on the wheel, and one on the scroll bar. */
const SPEEDS = { wheel: 120, bar: 1200 } as const;

interface Figure {
  metric: string;
  value: number;
  unit: string;
  conditions: string;
}

it("measures the frames of a list that is scrolled", async () => {
  const file = process.env["LETHE_BENCH"];
  if (file === undefined) throw new Error("LETHE_BENCH names no file: run `cargo xtask bench scroll`");
  const house = await House.alone();
  try {
    const { page } = house.anna;
    await page.goto("about:blank");
    await house.company.fill(DEVICES);
    const figures: Figure[] = [];
    for (const [hand, pixels] of Object.entries(SPEEDS)) {
      await page.goto(`${house.company.where.console}/devices`);
      await page.getByRole("cell").first().waitFor();
      const { frames, mostRows } = await rideDown(page, pixels);
      figures.push(...figuresOf(hand, pixels, frames, mostRows));
    }
    await writeFile(file, figures.map(shown).join(""));
  } finally {
    await house.close();
  }
});

function figuresOf(hand: string, pixels: number, frames: number[], mostRows: number): Figure[] {
  const sorted = frames.toSorted((a, b) => a - b);
  const share = (part: number) => sorted[Math.round((sorted.length - 1) * part)] ?? 0;
  const late = frames.filter((ms) => ms > FRAME_MS).length;
  const conditions = `${DEVICES} devices, ${pixels} pixels a frame, ${frames.length} frames, headless Chromium without a graphics card`;
  const of = (what: string, value: number, unit: string): Figure => ({ metric: `scroll by ${hand}, ${what}`, value, unit, conditions });
  return [
    ...[0.5, 0.95, 0.99].map((part) => of(`frame p${part * 100}`, share(part), "ms")),
    of("longest frame", share(1), "ms"),
    of("late frames", (100 * late) / frames.length, "%"),
    of("rows in the document at most", mostRows, "rows"),
  ];
}

function shown(figure: Figure): string {
  if (process.env["LETHE_BENCH_JSON"] === "1") return `${JSON.stringify(figure)}\n`;
  return `${figure.metric.padEnd(48)} ${figure.value.toFixed(2).padStart(9)} ${figure.unit.padEnd(5)} ${figure.conditions}\n`;
}
