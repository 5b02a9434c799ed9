import { describe, expect, it } from "vitest";

import { ceilingWord, mayPropose, mayProtect } from "./allowed";
import { aDevice } from "./sample";
import { badge, contact, sentence, waitingPart } from "./state";

const keys = (device: ReturnType<typeof aDevice>) => sentence(device).map((part) => part.key);

describe("the state of a device in words", () => {
  it("says since when it is locked, that the container is unreadable, and what waits", () => {
    const device = aDevice({
      locked: true,
      locked_at: 5_000,
      container: "locked",
      waiting: { command: "c1", action: "wipe_container", approvals: 1, needed: 2 },
    });
    expect(sentence(device)).toEqual([
      { key: "devices:state.lockedSince", values: { at: 5_000 } },
      { key: "devices:state.containerUnreadable" },
      { key: "devices:waits.wipe_container", values: { missing: 1, approvals: 1, needed: 2 } },
    ]);
  });

  it("never says locked before the device has confirmed it", () => {
    const device = aDevice({ locked: true, locked_at: 5_000, container: "open", confirmed: false });
    expect(keys(device)).toEqual(["devices:state.lockOrderedSince", "devices:state.containerStillOpen"]);
    expect(badge(device).text.key).toBe("words:badge.lockOrdered");
  });

  it("does not take an older lock for the one that was ordered now", () => {
    const device = aDevice({ locked: true, container: "locked", confirmed: false });
    expect(badge(device).text.key).toBe("words:badge.lockOrdered");
  });

  it("does not take a confirmed counter for a closed container", () => {
    const device = aDevice({ locked: true, container: "open", confirmed: true });
    expect(badge(device).text.key).toBe("words:badge.lockOrdered");
  });

  it("says that a command with all its approvals was sent, and not that anything was wiped", () => {
    const sent = waitingPart({ command: "c1", action: "wipe_container", approvals: 2, needed: 2 });
    expect(sent.key).toBe("devices:sent.wipe_container");
  });

  it("says erased only where the enrollment's own status does", () => {
    expect(keys(aDevice({ container: "erased" }))).toEqual(["devices:state.unlocked", "devices:state.containerErased"]);
    expect(keys(aDevice({ status: "erased" }))).toContain("devices:state.erased");
  });

  it("calls a device out of contact after three days, and never one that is connected", () => {
    const silent = aDevice({ last_seen: 0, connected: false });
    expect(contact(silent, 4 * 86_400_000).quiet).toBe(true);
    expect(contact(silent, 2 * 86_400_000).quiet).toBe(false);
    expect(contact({ ...silent, connected: true }, 4 * 86_400_000).quiet).toBe(false);
  });
});

describe("what may be done", () => {
  const everything = ["protect", "propose_erasure", "propose_lift"];

  it("refuses what the employee never agreed to, and names it", () => {
    const device = aDevice({ ceilings: { actions: ["wipe_container"], solo: false, demo: false, bytes: "" } });
    expect(mayPropose(device, "wipe_container", everything)).toEqual({ ok: true });
    expect(mayPropose(device, "wipe_device", everything)).toEqual({
      ok: false,
      why: { key: "devices:notAllowed.ceiling.wipe_device" },
    });
    expect(ceilingWord(device).key).toBe("devices:ceiling.container");
  });

  it("lets a legal hold stop the wipe, not the lock", () => {
    const device = aDevice({ held: true });
    expect(mayPropose(device, "wipe_container", everything)).toMatchObject({ ok: false });
    expect(mayProtect(device, "lock", everything)).toEqual({ ok: true });
    expect(mayPropose(device, "release_hold", everything)).toEqual({ ok: true });
  });

  it("lifts only what is in force", () => {
    expect(mayPropose(aDevice({}), "unlock", everything)).toMatchObject({ ok: false });
    expect(mayPropose(aDevice({ locked: true }), "unlock", everything)).toEqual({ ok: true });
  });

  it("asks for the role", () => {
    expect(mayProtect(aDevice({}), "lock", ["read"])).toMatchObject({ ok: false });
    expect(mayPropose(aDevice({ locked: true }), "unlock", ["protect", "propose_erasure"])).toMatchObject({ ok: false });
  });

  it("does nothing to an enrollment that has ended", () => {
    const ended = aDevice({ status: "erased" });
    expect(mayProtect(ended, "lock", everything)).toMatchObject({ ok: false });
    expect(mayPropose(ended, "wipe_container", everything)).toMatchObject({ ok: false });
  });
});
