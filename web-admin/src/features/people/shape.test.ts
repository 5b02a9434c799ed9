import { describe, expect, it } from "vitest";

import { changesOf, standingOf } from "./shape";

const dana = { name: "Dana", email: "dana@example.com", group: null };

describe("a person", () => {
  it("is changed only where something is other than before", () => {
    expect(changesOf(dana, { name: "Dana ", email: "dana@example.com", group: "" })).toBeNull();
    expect(changesOf(dana, { name: "Dana P.", email: "", group: "Sales" })).toEqual({ name: "Dana P.", email: null, group: "Sales" });
  });

  it("stands in a word, also one that this console does not know", () => {
    expect(standingOf({ status: "suspended" }).tone).toBe("warn");
    expect(standingOf({ status: "retired" }).text.values).toEqual({ raw: "retired" });
  });
});
