/** T1: what the server orders alone. One request a device; what was accepted and what was not is told device by device. */
import { useMutation } from "@tanstack/react-query";

import type { Device, Protection } from "../fleet";
import { post } from "../ask";

/** How it ended for one device. */
export interface Outcome {
  readonly device: Pick<Device, "enrollment" | "label">;
  /** Null where the order stands. */
  readonly failure: { readonly message: string; readonly code?: string; readonly hint?: string | null } | null;
}

/** Requests that are on their way at once, at most. */
const TOGETHER = 4;

const PATHS: Record<Protection, string> = {
  lock: "lock",
  logout: "logout",
  block_screen: "block-screen",
  hold: "hold",
  message: "message",
};

/** Orders the same for every device. Resolves with what became of each, also where some failed. */
export async function protectAll(
  devices: readonly Pick<Device, "enrollment" | "label">[],
  act: Protection,
  words: string,
  send: (path: string, body: unknown) => Promise<unknown> = post,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let at = 0; at < devices.length; at += TOGETHER) {
    const some = devices.slice(at, at + TOGETHER);
    outcomes.push(...(await Promise.all(some.map((device) => protectOne(device, act, words, send)))));
  }
  return outcomes;
}

async function protectOne(
  device: Pick<Device, "enrollment" | "label">,
  act: Protection,
  words: string,
  send: (path: string, body: unknown) => Promise<unknown>,
): Promise<Outcome> {
  const body = act === "message" ? { text: words } : { reason: words };
  try {
    await send(`/api/v1/devices/${encodeURIComponent(device.enrollment)}/${PATHS[act]}`, body);
    return { device, failure: null };
  } catch (thrown) {
    const failure = thrown instanceof Error ? (thrown as Outcome["failure"] & Error) : { message: String(thrown) };
    return { device, failure };
  }
}

/** Orders a protection; the result says what became of each device. */
export function useProtect() {
  return useMutation({
    mutationFn: ({ devices, act, words }: { devices: readonly Pick<Device, "enrollment" | "label">[]; act: Protection; words: string }) =>
      protectAll(devices, act, words),
  });
}
