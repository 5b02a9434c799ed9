import { describe, expect, it } from "vitest";
import { defaultLadder, soloLadder } from "../../../../proto";
import { stairsOf } from "./steps";

describe("the ladder as stairs", () => {
  it("puts actions together that take the same people", () => {
    const stairs = stairsOf({ ladder: defaultLadder() });
    expect(stairs.map((stair) => stair.actions)).toEqual([
      ["wipe_container", "wipe_device", "unenroll"],
      ["unlock", "unblock_screen", "release_hold"],
      ["keyring", "release"],
    ]);
  });

  it("begins each step where the one before ends, and counts its people", () => {
    const [erase] = stairsOf({ ladder: defaultLadder() });
    expect(erase?.steps.map(({ from, to, people }) => [from, to, people])).toEqual([
      [1, 3, 2],
      [4, 25, 3],
    ]);
  });

  it("has one low step for a pilot", () => {
    expect(stairsOf({ ladder: soloLadder() }).flatMap((stair) => stair.steps.map((step) => step.people))).toEqual([1, 1]);
  });
});
