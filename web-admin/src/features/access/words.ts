/** What the texts of access need beside texts: names of countries and operators, lists, numbers and moments, in the reader's language. */
import { useTranslation } from "../../i18n";

/** Says things in one language. */
export interface Words {
  language: string;
  /** The text of a key of `why` or `access`. */
  say: (key: string, values?: Readonly<Record<string, string | number>>) => string;
  /** True if there is a text for a code that a newer server may have made up. */
  knows: (key: string) => boolean;
}

/** The words of this room. */
export function useWords(): Words {
  const { t, i18n } = useTranslation(["why", "access"]);
  return { language: i18n.language, say: t as Words["say"], knows: i18n.exists };
}

/** The name of a country by its two letters. */
export function countryName(code: string, language: string): string {
  try {
    return new Intl.DisplayNames(language, { type: "region" }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** A network operator as operators write it. */
export function operatorName(number: number): string {
  return `AS${String(number)}`;
}

/** "a, b or c" or "a, b and c". */
export function listed(names: readonly string[], by: "or" | "and", language: string): string {
  return new Intl.ListFormat(language, { type: by === "or" ? "disjunction" : "conjunction" }).format(names);
}

/** A number with at most one digit behind the comma. */
export function plainNumber(value: number, language: string): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(value);
}

/** A moment within a sentence: day, hour and minute. Milliseconds since 1970. */
export function moment(at: number, { language }: Words): string {
  return new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" }).format(at);
}

/** The text `kind.code` of a code of a closed set; the code itself where a newer server made it up. */
export function coded(key: string, words: Words, values?: Readonly<Record<string, string | number>>): string {
  return words.knows(key) ? words.say(key, values) : key.slice(key.indexOf(".") + 1);
}

/** Factors in a row: "a passkey and a one-time code". */
export function factorNames(factors: readonly string[], words: Words): string {
  return listed(factors.map((factor) => coded(`factor.${factor}`, words)), "and", words.language);
}
