// How a text is chosen and filled: the plural of the language, then the holes. No React, no loading.

/** The texts of one namespace in one language. */
export type Texts = Readonly<Record<string, string>>;
/** What is filled into `{{holes}}`; `count` also chooses the plural. */
export type Values = Readonly<Record<string, string | number>>;

const plurals = new Map<string, Intl.PluralRules>();

function pluralOf(language: string, count: number): Intl.LDMLPluralRule {
  let rules = plurals.get(language);
  if (rules === undefined) {
    rules = new Intl.PluralRules(language);
    plurals.set(language, rules);
  }
  return rules.select(count);
}

/** The text of a key, unfilled; undefined where there is none. With a `count`, the plural comes before the key itself. */
export function textOf(texts: Texts, key: string, values: Values | undefined, language: string): string | undefined {
  const count = values?.["count"];
  const plural = typeof count === "number" ? texts[`${key}_${pluralOf(language, count)}`] : undefined;
  return plural ?? texts[key];
}

/** Fills the holes. A hole for which there is no value stays visible: nobody should read half a sentence as a whole one. */
export function fill(text: string, values: Values | undefined): string {
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (hole, name: string) => String(values?.[name] ?? hole));
}
