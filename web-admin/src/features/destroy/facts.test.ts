import { describe, expect, it } from "vitest";

import { aDevice } from "../fleet";
import type { Approvers } from "../orders";
import { erased, happensNow, mostTargets, namesOf, whoMayApprove } from "./facts";

const two = [[{ role: "it", count: 2 }], [{ role: "hr", count: 1 }, { role: "it", count: 1 }]];
const keyring: Approvers = {
  persons: [
    { id: "a", name: "Ada", roles: ["root", "it"], demoOnly: false },
    { id: "b", name: "Ben", roles: ["it"], demoOnly: false },
    { id: "e", name: "Eve", roles: ["hr"], demoOnly: true },
  ],
  ladder: [
    { action: "wipe_container", max_targets: 3, alternatives: two },
    { action: "wipe_container", max_targets: 25, alternatives: [[{ role: "it", count: 3 }]] },
  ],
  limits: { max_targets: 25, solo: false, demo: false },
};
const words = (phrases: { key: string }[]) => phrases.map((part) => part.key);

describe("what a wipe does on this device", () => {
  it("leaves what is private where only the container goes", () => {
    const facts = erased(aDevice({}), "wipe_container");
    expect(words(facts.stays)).toContain("destroy:stays.private");
    expect(words(facts.goes)).not.toContain("destroy:goes.everything");
  });

  it("promises nothing private where the whole device goes", () => {
    const facts = erased(aDevice({}), "wipe_device");
    expect(words(facts.goes)).toContain("destroy:goes.everything");
    expect(words(facts.stays)).not.toContain("destroy:stays.private");
  });

  it("says that no hardware holds the key, and that copies are out of reach", () => {
    expect(words(erased(aDevice({ backing: "none" }), "wipe_container").limits)).toContain("destroy:limits.noHardware");
    expect(words(erased(aDevice({ backing: "tpm" }), "wipe_container").limits)).not.toContain("destroy:limits.noHardware");
    expect(words(erased(aDevice({ backing: "tpm" }), "wipe_container").limits)).toContain("destroy:limits.copies");
  });

  it("says that a device out of contact locks only when it comes back", () => {
    expect(happensNow(aDevice({ connected: false, last_seen: 7 }), "wipe_container")).toEqual({ key: "destroy:now.lockLater", values: { at: 7 } });
    expect(happensNow(aDevice({}), "wipe_container").key).toBe("destroy:now.lock");
    expect(happensNow(aDevice({ locked: true }), "unlock").key).toBe("destroy:now.nothing");
  });
});

describe("who may approve", () => {
  const dana = aDevice({});

  it("lists those with a key that counts, and says why the others cannot", () => {
    const who = whoMayApprove(keyring, "wipe_container", [dana], []);
    expect(who === null ? [] : namesOf(who.signing)).toEqual(["Ada", "Ben"]);
    expect(who?.candidates.find((candidate) => candidate.name === "Eve")?.why?.key).toBe("destroy:cannot.demoKey");
    expect(who?.needed).toBe(2);
  });

  it("lets nobody decide about themselves", () => {
    const own = aDevice({ person: { id: "b", name: "Ben" } });
    const who = whoMayApprove(keyring, "wipe_container", [own], []);
    expect(who?.candidates.find((candidate) => candidate.name === "Ben")?.why?.key).toBe("destroy:cannot.oneself");
  });

  it("does not count who is suspended", () => {
    const who = whoMayApprove(keyring, "wipe_container", [dana], ["a"]);
    expect(who === null ? [] : namesOf(who.signing)).toEqual(["Ben"]);
  });

  it("climbs the lowest rung that carries the devices, and stops above the last", () => {
    expect(whoMayApprove(keyring, "wipe_container", [dana, dana, dana, dana], [])?.needed).toBe(3);
    expect(whoMayApprove(keyring, "wipe_container", Array(26).fill(dana), [])).toBeNull();
    expect(whoMayApprove(keyring, "wipe_device", [dana], [])).toBeNull();
    expect(mostTargets(keyring, "wipe_container")).toBe(25);
    expect(mostTargets(keyring, "wipe_device")).toBe(0);
  });

  it("takes one person only where both the keyring and the enrollment say that this is a pilot", () => {
    const pilot: Approvers = {
      ...keyring,
      ladder: [{ action: "wipe_container", max_targets: 1, alternatives: [[{ role: "it", count: 1 }]] }],
      limits: { max_targets: 25, solo: true, demo: false },
    };
    const solo = aDevice({ ceilings: { actions: ["wipe_container"], solo: true, demo: false, bytes: "" } });
    expect(whoMayApprove(pilot, "wipe_container", [solo], [])?.needed).toBe(1);
    expect(whoMayApprove(pilot, "wipe_container", [dana], [])?.needed).toBe(2);
  });
});
