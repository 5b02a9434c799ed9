import { describe, expect, it } from "vitest";

import { aDevice } from "../fleet";
import { protectAll } from "./order";

describe("protecting many devices", () => {
  it("goes on after a device that was refused, and says which", async () => {
    const devices = ["01", "02", "03", "04", "05", "06"].map((enrollment) => aDevice({ enrollment }));
    const outcomes = await protectAll(devices, "lock", "lost", (path) =>
      path.includes("/03/") ? Promise.reject(new Error("not yours")) : Promise.resolve({}),
    );
    expect(outcomes).toHaveLength(6);
    expect(outcomes.filter((outcome) => outcome.failure !== null).map((outcome) => outcome.device.enrollment)).toEqual(["03"]);
  });

  it("sends a message as text and everything else with its reason", async () => {
    const sent: [string, unknown][] = [];
    const send = (path: string, body: unknown) => {
      sent.push([path, body]);
      return Promise.resolve({});
    };
    await protectAll([aDevice({ enrollment: "01" })], "message", "call me", send);
    await protectAll([aDevice({ enrollment: "01" })], "block_screen", "audit", send);
    expect(sent).toEqual([
      ["/api/v1/devices/01/message", { text: "call me" }],
      ["/api/v1/devices/01/block-screen", { reason: "audit" }],
    ]);
  });
});
