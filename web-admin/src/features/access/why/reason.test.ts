// Every code that the server can give has a text in both languages: the codes are read from the server's own sources.
import { describe, expect, it } from "vitest";

import * as accessEn from "../../../i18n/en/access";
import * as whyEn from "../../../i18n/en/why";
import * as accessRu from "../../../i18n/ru/access";
import * as whyRu from "../../../i18n/ru/why";
import { fill, textOf, type Texts } from "../../../i18n/say";
import type { ToldReason } from "../shape";
import type { Words } from "../words";
import { reasonWords } from "./reason";

const sources = import.meta.glob<string>("../../../../../server/core/src/access/*.rs", { eager: true, query: "?raw", import: "default" });
const documents = import.meta.glob<string>("../../../../../server/src/usecase/access/document.rs", { eager: true, query: "?raw", import: "default" });

const beforeTests = (source: string) => source.split("#[cfg(test)]")[0] ?? "";
const codesIn = (all: Readonly<Record<string, string>>, code: RegExp) => [...new Set(Object.values(all).flatMap((source) => [...beforeTests(source).matchAll(code)].map((found) => found[1] ?? "")))].sort();

const reasons = codesIn(sources, /=> "((?:from|not_from|device|hours|travel)\.\w+)"/g);
const unknowns = codesIn(sources, /=> "((?:address|place|travel)\.\w+)"/g);
const decisions = codesIn(sources, /=> "((?:decision|policy)\.\w+)"/g);
const plain = codesIn(sources, /Self::\w+(?:\(_\))? => "([a-z_]+)"/g);
const faults = codesIn(documents, /"(access\.\w+)"/g);

function speaking(language: "en" | "ru"): Words {
  const texts: Texts = { ...(language === "en" ? accessEn : accessRu).default, ...(language === "en" ? whyEn : whyRu).default };
  return {
    language,
    say: (key, values) => fill(textOf(texts, key, values, language) ?? `⟨${key}⟩`, values),
    knows: (key) => key in texts,
  };
}

const ANY: Omit<ToldReason, "code"> = {
  state: "unknown",
  zone: { id: "z", name: "Office", by_country: "DE" },
  country: "FR",
  asn: 64500,
  unknown: "place.private",
  since: 1_700_000_000_000,
  until: 1_700_000_000_000,
  end: "here",
  radius_km: 300,
};

describe.each(["en", "ru"] as const)("in %s", (language) => {
  const words = speaking(language);

  it("the sources of the server hold all five sets of codes", () => {
    expect([reasons.length >= 20, unknowns.length >= 20, decisions.length, faults.length >= 10]).toEqual([true, true, 8, true]);
    expect(plain).toEqual(expect.arrayContaining(["allow", "step_up", "deny", "passkey", "totp"]));
  });

  // `travel.first` and the like are reasons; `travel.unlocated` and the like say why there is none. Both sets have their own texts.
  it.each(reasons.filter((code) => !/^travel\.(unlocated|no_accuracy|too_coarse|within_accuracy|clock)$/.test(code)))("the reason %s is a whole sentence", (code) => {
    const said = reasonWords({ code, ...ANY }, words);
    expect(said).not.toMatch(/⟨|\{\{|undefined/);
    expect(said).toMatch(/\.$/);
    expect(said).not.toContain(code);
  });

  it.each(unknowns.filter((code) => !/^travel\.(first|possible|impossible|not_judged)$/.test(code)))("what is not known, %s, says why", (code) => {
    expect(words.knows(`unknown.${code}`), `unknown.${code}`).toBe(true);
    const said = reasonWords({ code: "travel.not_judged", ...ANY, unknown: code }, words);
    expect(said).not.toMatch(/⟨|\{\{|undefined/);
    expect(said).not.toContain(code);
  });

  it.each(decisions)("the decision %s has words", (code) => {
    expect(words.knows(`code.${code}`)).toBe(true);
  });

  it.each(faults)("the fault %s says what to do", (code) => {
    expect(words.knows(`fault.${code}`)).toBe(true);
  });

  it("verdicts and factors have words", () => {
    for (const verdict of ["allow", "step_up", "deny"]) expect(words.knows(`verdict.${verdict}`)).toBe(true);
    for (const factor of ["password", "passkey", "totp", "email_code", "sms", "recovery_code", "ldap", "oidc"]) expect(words.knows(`factor.${factor}`)).toBe(true);
  });
});

describe("a reason", () => {
  const words = speaking("en");

  it("names what it knows and no more", () => {
    expect(reasonWords({ code: "from.elsewhere", state: "fails" }, words)).toBe("It comes from none of the zones.");
    expect(reasonWords({ code: "from.elsewhere", state: "fails", country: "FR", asn: 64500 }, words)).toBe("It comes from France, AS64500, which is in none of the zones.");
    expect(reasonWords({ code: "from.zone", state: "holds", zone: { id: "z", name: "Office", by_segment: "Desk" } }, words)).toBe("It comes from the zone “Office” (by the segment “Desk”).");
  });

  it("of a code that a newer server made up is the code", () => {
    expect(reasonWords({ code: "moon.full", state: "fails" }, words)).toBe("moon.full");
  });
});
