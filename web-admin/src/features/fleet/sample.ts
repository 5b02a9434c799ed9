/** A device for tests: enrolled, in contact, nothing ordered. */
import type { Device } from "./shape";

/** The sample, with what a test wants otherwise. */
export function aDevice(otherwise: Partial<Device>): Device {
  return {
    enrollment: "0102030405060708090a0b0c0d0e0f10",
    label: "Dana Petrova · laptop",
    person: { id: "a0", name: "Dana Petrova" },
    status: "active",
    platform: "linux",
    os_version: "12",
    backing: "none",
    last_seen: 1_000,
    connected: true,
    locked: false,
    locked_at: null,
    held: false,
    screen_blocked: false,
    confirmed: true,
    container: "closed",
    ceilings: { actions: ["wipe_container", "unenroll"], solo: false, demo: false, bytes: "" },
    waiting: null,
    device: "d0",
    created: 0,
    ...otherwise,
  };
}
