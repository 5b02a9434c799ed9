import { describe, expect, it } from "vitest";

import { figures, parts, type Status, total } from "./shape";

const calm: Status = { approvals_waiting: 0, approvals_for_me: 0, unconfirmed: 0, refused: 0, out_of_contact: 0, refused_sign_ins: 0, connected: 3, by_state: { active: 3 }, by_platform: {}, newest: [], restore_mode: false, solo: false, demo: false };

describe("the overview", () => {
  it("is quiet where nothing is to be done", () => {
    expect(figures(calm).every((figure) => figure.tone === "plain")).toBe(true);
    expect(figures({ ...calm, refused: 1 }).find((figure) => figure.name === "refused")?.tone).toBe("warn");
  });

  it("paints no number red: a number destroys nothing", () => {
    const loud = figures({ ...calm, approvals_waiting: 1, unconfirmed: 1, refused: 1, out_of_contact: 1 });
    expect(loud.some((figure) => figure.tone === "danger")).toBe(false);
  });

  it("draws the largest part first and nothing for what is not there", () => {
    expect(parts({ erased: 1, active: 3, pending: 0 })).toEqual([
      { name: "active", value: 3, share: 0.75 },
      { name: "erased", value: 1, share: 0.25 },
    ]);
    expect(parts({})).toEqual([]);
    expect(total({ a: 2, b: 3 })).toBe(5);
  });
});
