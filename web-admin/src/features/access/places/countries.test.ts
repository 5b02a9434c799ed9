import { expect, it } from "vitest";

import { countryChoices, COUNTRIES } from "./countries";

const sources = import.meta.glob<string>("../../../../../server/core/src/access/country.rs", { eager: true, query: "?raw", import: "default" });

it("the countries are those that the server takes, each with a name in both languages", () => {
  const assigned = /ASSIGNED: &str = "([^"]+)"/.exec(Object.values(sources)[0] ?? "")?.[1] ?? "";
  expect(assigned.match(/\b[A-Z]{2}\b/g)).toEqual(COUNTRIES);
  for (const language of ["en", "ru"]) expect(countryChoices(language).filter(({ label }) => label === "" || /^[A-Z]{2}$/.test(label))).toEqual([]);
});
