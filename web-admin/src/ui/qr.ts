// A QR code as one SVG path, for whatever draws it.
import { encode } from "uqr";

/** The dark modules of `text` as a path, and how many modules a side has, margin included. */
export function drawQr(text: string): { path: string; modules: number } {
  const code = encode(text, { ecc: "L", border: 3 });
  const dots = code.data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${String(x)} ${String(y)}h1v1h-1z` : "")));
  return { path: dots.join(""), modules: code.size };
}
