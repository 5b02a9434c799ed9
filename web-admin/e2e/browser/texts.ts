// The texts of the console, from the files that the console has them from: a run breaks when a text is missing, and not when
// it is bettered.

const files = import.meta.glob<{ default: Record<string, string> }>("../../src/i18n/{en,ru}/*.ts", { eager: true });

/** A language of the console. */
export type Language = "en" | "ru";

type Values = Record<string, string | number>;

/** The text of `namespace:key` as it stands in the file, holes and all. */
export function text(key: string, language: Language = "en"): string {
  const [namespace, name] = key.split(/:(.*)/s) as [string, string];
  const found = files[`../../src/i18n/${language}/${namespace}.ts`]?.default[name];
  if (found === undefined) throw new Error(`there is no text ${key}`);
  return found;
}

/** The text with its holes filled; holes of no value match anything. */
export function say(key: string, values: Values = {}, language: Language = "en"): RegExp {
  const parts = text(key, language).split(/\{\{\s*(\w+)[^}]*\}\}/);
  const source = parts.map((part, at) => {
    if (at % 2 === 0) return escaped(part);
    const value = values[part];
    return value === undefined ? ".+?" : escaped(String(value));
  });
  return new RegExp(`^\\s*${source.join("")}(?:\\s*\\*)?\\s*$`, "s");
}

/** The same, somewhere within a longer text. */
export function within(key: string, values: Values = {}): RegExp {
  return new RegExp(say(key, values).source.replace(/^\^/, "").replace(/\$$/, ""), "s");
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
