import { describe, expect, it } from "vitest";
import english from "../i18n/en/shell";
import russian from "../i18n/ru/shell";
import { readLine, type Verb } from "./verbs";

const inEnglish = (verb: Verb) => english[`search.verbs.${verb}`];
const inRussian = (verb: Verb) => russian[`search.verbs.${verb}`];

describe("a line of the search", () => {
  it("is a name where no verb begins it", () => {
    expect(readLine("  Lockwood ", inEnglish)).toEqual({ verb: null, rest: "Lockwood" });
  });

  it("is a verb and a name", () => {
    expect(readLine("Lock anna w", inEnglish)).toEqual({ verb: "lock", rest: "anna w" });
    expect(readLine("erase laptop", inEnglish)).toEqual({ verb: "wipe", rest: "laptop" });
  });

  it("knows the verbs of both languages, and unlocking from locking", () => {
    expect(readLine("заблокировать Анна", inRussian)).toEqual({ verb: "lock", rest: "Анна" });
    expect(readLine("Разблокировать Анна", inRussian)).toEqual({ verb: "unlock", rest: "Анна" });
    expect(readLine("lock Анна", inRussian)).toEqual({ verb: "lock", rest: "Анна" });
  });
});
