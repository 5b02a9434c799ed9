import { describe, expect, it } from "vitest";

import { VERBS } from "../../app/verbs";
import { aDevice } from "../fleet";
import { dialogOf } from "./asked";

const EVERYTHING = ["protect", "propose_erasure", "propose_lift"];
const locked = aDevice({ locked: true });
const open = aDevice({ locked: false });

describe("what an address asks for on a device's page", () => {
  it("has a dialog for every verb of the search", () => {
    expect(VERBS.filter((verb) => dialogOf(verb, open, EVERYTHING) === null && dialogOf(verb, locked, EVERYTHING) === null)).toEqual([]);
    expect(dialogOf("lock", open, EVERYTHING)).toEqual({ kind: "protect", act: "lock" });
  });

  it("opens nothing that may not be done, and nothing for another word", () => {
    expect(dialogOf("lock", open, [])).toBeNull();
    expect(dialogOf("lock", locked, EVERYTHING)).toBeNull();
    expect(dialogOf("unlock", open, EVERYTHING)).toBeNull();
    expect(dialogOf("constructor", open, EVERYTHING)).toBeNull();
    expect(dialogOf(undefined, open, EVERYTHING)).toBeNull();
  });
});
