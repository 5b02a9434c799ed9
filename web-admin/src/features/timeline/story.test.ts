import { describe, expect, it } from "vitest";

import type { Moment } from "./shape";
import { byDay, type Entry, story } from "./story";

function moment(at: number, kind: string, title: string, otherwise: Partial<Moment> = {}): Moment {
  return { at, kind, title, facts: {}, actor: { kind: "server", id: "", name: "" }, leaf: null, receipt: null, command: null, ...otherwise };
}

const requested = moment(1, "audit", "command.requested", { command: "c1", facts: { action: "wipe_container", digest: "dd" } });
const approved = moment(2, "audit", "command.approved", { command: "c1", actor: { kind: "approver", id: "a", name: "Ada" } });
const dispatched = moment(3, "audit", "command.dispatched", { command: "c1" });
const accepted = moment(5, "receipt", "accepted", { facts: { subject: "dd" }, receipt: "r" });
const done = moment(6, "receipt", "done", { facts: { subject: "dd", device_key_destroyed: "true", data_removed: "true" }, receipt: "r" });
const shares = moment(7, "audit", "share.destroyed");

function steps(entries: Entry[]): { name: string; happened: boolean }[] {
  const order = entries.find((entry) => entry.kind === "order");
  return order?.kind === "order" ? order.steps.map((step) => ({ name: step.name, happened: step.moment !== null })) : [];
}

describe("the honest timeline", () => {
  it("puts the steps of an order in the order of the truth", () => {
    const whole = story([shares, done, accepted, dispatched, approved, requested]);
    expect(whole).toHaveLength(1);
    expect(steps(whole).filter((step) => step.happened).map((step) => step.name)).toEqual([
      "requested",
      "approved",
      "queued",
      "accepted",
      "keyDestroyed",
      "sharesDestroyed",
    ]);
  });

  it("shows what has not happened as not happened", () => {
    const open = steps(story([dispatched, approved, requested]));
    expect(open.filter((step) => !step.happened).map((step) => step.name)).toEqual(["delivered", "accepted", "keyDestroyed", "sharesDestroyed"]);
  });

  it("does not await a delivery that an answer of the device has overtaken", () => {
    expect(steps(story([accepted, dispatched, approved, requested])).map((step) => step.name)).not.toContain("delivered");
  });

  it("names who approved", () => {
    const order = story([approved, requested])[0];
    const texts = order?.kind === "order" ? order.steps.map((step) => step.text) : [];
    expect(texts).toContainEqual({ key: "timeline:step.approvedBy", values: { name: "Ada" } });
  });

  it("never says that the key is destroyed where the receipt does not", () => {
    const said = { ...done, facts: { subject: "dd", device_key_destroyed: "false" } };
    expect(steps(story([said, requested])).map((step) => step.name)).toContain("doneWithoutKey");
    expect(steps(story([said, requested])).map((step) => step.name)).not.toContain("keyDestroyed");
  });

  it("does not say destroyed here before we have done it ourselves", () => {
    const order = story([done, requested])[0];
    expect(order).toMatchObject({ kind: "order", over: false });
    expect(steps(story([done, requested])).at(-1)).toEqual({ name: "sharesDestroyed", happened: false });
  });

  it("ends a vetoed order with the veto and expects nothing more", () => {
    const vetoed = moment(4, "audit", "command.vetoed", { command: "c1" });
    const entries = story([vetoed, requested]);
    expect(steps(entries).map((step) => step.name)).toEqual(["requested", "vetoed"]);
    expect(entries[0]).toMatchObject({ over: true });
  });

  it("shows the device's word beside a stop that came too late", () => {
    const cancelled = moment(4, "audit", "command.cancelled", { command: "c1" });
    expect(steps(story([done, cancelled, requested])).map((step) => step.name)).toEqual(["requested", "cancelled", "keyDestroyed", "sharesDestroyed"]);
  });

  it("gives the destruction of our half only to an erasure", () => {
    const unlock = moment(1, "audit", "command.requested", { command: "c2", facts: { action: "unlock", digest: "ee" } });
    const lifted = moment(2, "receipt", "done", { facts: { subject: "ee" } });
    const entries = story([shares, lifted, unlock]);
    expect(entries.filter((entry) => entry.kind === "single")).toHaveLength(1);
  });

  it("keeps what belongs to no order by itself, under its day", () => {
    const lock = moment(90, "audit", "device_state.changed", { facts: { what: "lock" } });
    const entries = story([lock, requested]);
    expect(entries[0]).toMatchObject({ kind: "single", text: { key: "events:state.lock" } });
    expect(byDay(entries, (at) => (at > 50 ? "b" : "a")).map((day) => day.day)).toEqual(["b", "a"]);
  });
});
