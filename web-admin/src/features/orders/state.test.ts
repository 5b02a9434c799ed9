import { describe, expect, it } from "vitest";

import { aCommand, aTarget } from "./sample";
import { inOrderOfUrgency, progress, standing, timeLeft } from "./state";

const word = (command: ReturnType<typeof aCommand>) => standing(command).text.key;

describe("the state of a command in words", () => {
  it("never says wiped for sent", () => {
    for (const state of ["requested", "queued", "delivered", "accepted", "partly"]) {
      const command = aCommand({ state: "dispatched", targets: [aTarget({ state })] });
      expect(word(command)).toBe("commands:standing.sent");
      expect(progress(command, aTarget({ state })).text.key).not.toContain("done");
    }
  });

  it("says wiped only when every device has said done", () => {
    expect(word(aCommand({ state: "finished", targets: [aTarget({ state: "done" })] }))).toBe("commands:standing.wiped");
    const part = aCommand({ state: "finished", targets: [aTarget({ state: "done" }), aTarget({ state: "refused" })] });
    expect(word(part)).toBe("commands:standing.doneInPart");
    expect(word(aCommand({ state: "finished", targets: [aTarget({ state: "refused" })] }))).toBe("commands:standing.refusedByAll");
  });

  it("says done, not wiped, for what only lifts", () => {
    expect(word(aCommand({ action: "unlock", state: "finished", targets: [aTarget({ state: "done" })] }))).toBe("commands:standing.done");
  });

  it("calls an order without a last word unconfirmed after its deadline", () => {
    const accepted = { stage: "accepted", reason: "", at: 1, receipt: "", cose: "", leaf: 0 };
    const silent = aTarget({ state: "expired", receipts: [accepted] });
    const command = aCommand({ state: "expired", targets: [silent] });
    expect(word(command)).toBe("commands:standing.unconfirmed");
    expect(progress(command, silent)).toMatchObject({ over: true, text: { key: "commands:target.unconfirmed" } });
    expect(word(aCommand({ state: "expired", targets: [aTarget({ state: "expired" })] }))).toBe("commands:standing.expired");
  });

  it("does not hide that a stop came too late", () => {
    expect(word(aCommand({ state: "vetoed", targets: [aTarget({ state: "done" })] }))).toBe("commands:standing.vetoedLate");
  });

  it("says how many people are missing", () => {
    expect(standing(aCommand({})).text.values).toEqual({ count: 2 });
    const both = [{ person: "a", role: "it" }, { person: "b", role: "it" }].map((who) => ({ ...who, name: "", key: "", at: 0, approval: "" }));
    expect(word(aCommand({ approvals: both }))).toBe("commands:standing.heldByRestore");
  });

  it("puts mine on top, then what ends first", () => {
    const could = [{ person: "me", name: "Me", roles: ["it"], suspended: false, own: false }];
    const list = [
      aCommand({ id: "late", expires: 900 }),
      aCommand({ id: "soon", expires: 100 }),
      aCommand({ id: "mine", expires: 999, could_approve: could }),
    ];
    expect(inOrderOfUrgency(list, "me").map((command) => command.id)).toEqual(["mine", "soon", "late"]);
  });

  it("has no time left after the end", () => {
    expect(timeLeft({ issued: 0, expires: 100 }, 150)).toEqual({ ms: 0, share: 0 });
    expect(timeLeft({ issued: 0, expires: 100 }, 75)).toEqual({ ms: 25, share: 0.25 });
  });
});
