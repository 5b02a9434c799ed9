// Texts in components. A component waits (Suspense) until the texts that it names are loaded.
import { use, useSyncExternalStore } from "react";
import { type Language, loadedTexts, onLanguage, spoken, textsOf } from "./languages";
import type { Namespace, Namespaces } from "./namespaces";
import { fill, textOf, type Values } from "./say";

type WithoutPlural<Key extends string> = Key extends `${infer Base}_one` ? Base : Key extends `${infer Base}_other` ? Base : Key;
type KeysOf<N extends Namespace> = WithoutPlural<keyof Namespaces[N] & string>;
type Named<N extends Namespace> = { [One in N]: `${One}:${KeysOf<One>}` }[N];
type OfList<N extends Namespace> = { [One in N]: KeysOf<One> }[N];

/** A key of one of the namespaces, with or without the namespace before it. */
export type TextKey<N extends Namespace> = OfList<N> | Named<N>;

/** What `useTranslation` gives. */
export interface Translation<N extends Namespace> {
  /** The text of a key, in the plural of `count`, with its holes filled. */
  t: (key: TextKey<N>, values?: Values) => string;
  i18n: {
    language: Language;
    /** True if there is a text for a key that a newer server may have made up. */
    exists: (key: string, values?: Values) => boolean;
  };
}

function find(namespaces: readonly string[], key: string, values: Values | undefined, language: Language): string | undefined {
  const colon = key.indexOf(":");
  const places = colon > 0 ? [key.slice(0, colon)] : namespaces;
  const name = key.slice(colon + 1);
  for (const place of places) {
    const texts = loadedTexts(place);
    const text = texts === undefined ? undefined : textOf(texts, name, values, language);
    if (text !== undefined) return text;
  }
  return undefined;
}

/** The texts of one namespace, or of several: the first that has the key says it. */
export function useTranslation<const N extends Namespace>(asked: N | readonly N[]): Translation<N> {
  const language = useSyncExternalStore(onLanguage, spoken);
  const namespaces = (typeof asked === "string" ? [asked] : asked) as readonly N[];
  for (const namespace of namespaces) use(textsOf(namespace));
  return {
    t: (key, values) => fill(find(namespaces, key, values, language) ?? key, values),
    i18n: { language, exists: (key, values) => find(namespaces, key, values, language) !== undefined },
  };
}
