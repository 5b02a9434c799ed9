// Both languages, and what needs more than a text: moments, spans of time, names of countries.
import { en } from "./en";
import { ru } from "./ru";

export type Texts = typeof en;

/** Every language, the default one first. */
export const LANGUAGES: readonly Texts[] = [en, ru];

/** The language that somebody chose, or the browser's. */
export function textsFor(chosen: string | null, browser: readonly string[]): Texts {
  const wanted = [...(chosen === null ? [] : [chosen]), ...browser].map((one) => one.slice(0, 2).toLowerCase());
  const found = wanted.map((code) => LANGUAGES.find((texts) => texts.code === code)).find((texts) => texts !== undefined);
  return found ?? en;
}

/** A moment: day, hour and minute where the reader is. */
export function moment({ code }: Texts, at: number): string {
  return new Intl.DateTimeFormat(code, { dateStyle: "medium", timeStyle: "short" }).format(at);
}

const STEPS = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
] as const;

/** How long ago something was: "3 hours ago". A clock that is off is no future. */
export function since(texts: Texts, at: number, now: number): string {
  const passed = Math.max(0, now - at);
  const step = STEPS.find(([, length]) => passed >= length);
  if (step === undefined) return texts.frame.justNow;
  const [unit, length] = step;
  return new Intl.RelativeTimeFormat(texts.code, { numeric: "auto" }).format(-Math.floor(passed / length), unit);
}

/** The name of a country by its two letters; the letters where there is no name. */
export function country({ code }: Texts, letters: string): string {
  try {
    return new Intl.DisplayNames(code, { type: "region" }).of(letters) ?? letters;
  } catch {
    return letters;
  }
}
