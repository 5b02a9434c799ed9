import { describe, expect, it } from "vitest";

import * as accessEn from "../../../i18n/en/access";
import * as whyEn from "../../../i18n/en/why";
import * as accessRu from "../../../i18n/ru/access";
import * as whyRu from "../../../i18n/ru/why";
import { fill, textOf, type Texts } from "../../../i18n/say";
import { newPolicy, newZone, NO_RULES } from "../draft";
import type { Policy } from "../shape";
import type { Words } from "../words";
import { daysInWords, sentenceOf, stretches } from "./sentence";

const rules = { ...NO_RULES, zones: [newZone("o", "Office"), newZone("r", "Home")] };

function speaking(language: "en" | "ru"): Words {
  const texts: Texts = language === "en" ? { ...whyEn.default, ...accessEn.default } : { ...whyRu.default, ...accessRu.default };
  return { language, say: (key, values) => fill(textOf(texts, key, values, language) ?? `⟨${key}⟩`, values), knows: (key) => key in texts };
}

const said = (part: Partial<Policy>, language: "en" | "ru" = "en") => {
  const marked = sentenceOf({ ...newPolicy("p", "P"), ...part }, rules, speaking(language));
  return stretches(marked).map(({ text, strong }) => (strong ? `*${text}*` : text)).join("");
};

describe("a policy as a sentence", () => {
  it("says who, with what, from where, on what, and what happens otherwise", () => {
    const part: Partial<Policy> = { people: { groups: ["Finance"], roles: [] }, apps: ["console"], from: ["o", "r"], device: ["enrolled"] };
    expect(said(part)).toBe("People in *Finance*, using *the console*, may sign in from *Office or Home*, on a device that is *enrolled*; otherwise *refused*; when it cannot be known *refused*.");
    expect(said({ from: ["o"], when_unknown: "allow", otherwise: { step_up: "totp" } })).toBe("*Everybody* may sign in from *Office*; otherwise *let in with a one-time code*; when it cannot be known *let in*.");
  });

  it("says hours, speed and what is excluded", () => {
    const within = { time_zone: "Europe/Berlin", spans: [{ days: ["mon", "tue", "wed", "thu", "fri"], from: "09:00", until: "18:00" }] };
    expect(said({ within, max_km_per_hour: 900, not_from: ["r"] })).toContain("not from *Home*, within *Mon–Fri 09:00–18:00 (Europe/Berlin)*, not faster than *900* km/h");
    expect([daysInWords(["sat", "sun"], "en"), daysInWords(["wed", "mon"], "en")]).toEqual(["Sat, Sun", "Mon, Wed"]);
  });

  it("says that a condition is missing, and is whole in Russian too", () => {
    expect(said({})).toContain("*under no condition yet*");
    for (const part of [{}, { from: ["o"], apps: ["api"], people: { groups: ["Финансы"], roles: ["hr"] } }]) expect(said(part, "ru")).not.toMatch(/⟨|\{\{/);
  });

  it("never takes a name for a mark", () => {
    expect(said({ people: { groups: ["*{{who}}*"], roles: [] }, from: ["o"] })).toContain("**{{who}}**");
  });
});
