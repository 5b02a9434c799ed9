// Two languages, one at a time; texts are loaded by namespace when a page first uses them.
import type { Namespace } from "./namespaces";
import type { Texts } from "./say";

/** The languages of the console. */
export const LANGUAGES = ["en", "ru"] as const;
export type Language = (typeof LANGUAGES)[number];
/** Each by its own name. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: "English", ru: "Русский" };

const REMEMBERED = "lethe.language";
const files = import.meta.glob<{ default: Texts }>("./{en,ru}/*.ts");

let language: Language = "en";
const listeners = new Set<() => void>();
const loaded = new Map<string, Texts>();
const loading = new Map<string, Promise<Texts>>();

function isLanguage(word: string | null): word is Language {
  return LANGUAGES.some((one) => one === word);
}

/** The language chosen here before; else the browser's; else English. */
function preferred(): Language {
  const chosen = localStorage.getItem(REMEMBERED);
  if (isLanguage(chosen)) return chosen;
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? "en";
}

/** A promise that React reads without waiting once it is fulfilled (`use`). */
interface Read {
  status?: "fulfilled";
  value?: Texts;
}

function load(into: Language, namespace: Namespace): Promise<Texts> {
  const name = `${into}/${namespace}`;
  const known = loading.get(name);
  if (known !== undefined) return known;
  const file = files[`./${name}.ts`];
  const begun: Promise<Texts> & Read =
    file === undefined
      ? Promise.reject(new Error(`there are no texts ${name}`))
      : file().then(({ default: texts }) => {
          loaded.set(name, texts);
          begun.status = "fulfilled";
          begun.value = texts;
          return texts;
        });
  // A network that failed once may work the next time.
  begun.catch(() => loading.delete(name));
  loading.set(name, begun);
  return begun;
}

/** The texts of a namespace in the language of the screen: always the same promise. */
export function textsOf(namespace: Namespace): Promise<Texts> {
  return load(language, namespace);
}

/** The texts of a namespace where they are here already. */
export function loadedTexts(namespace: string): Texts | undefined {
  return loaded.get(`${language}/${namespace}`);
}

/** The language of the screen. */
export function spoken(): Language {
  return language;
}

/** Tells when the language changes. */
export function onLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

async function change(to: Language): Promise<void> {
  const used = [...loaded.keys()].map((name) => name.slice(name.indexOf("/") + 1) as Namespace);
  await Promise.all([...new Set<Namespace>([...used, "shell", "ui"])].map((namespace) => load(to, namespace)));
  language = to;
  document.documentElement.lang = to;
  for (const listener of listeners) listener();
}

/** Starts the texts; resolves when those of the frame are there. */
export function startTexts(): Promise<void> {
  return change(preferred());
}

/** Changes the language and remembers it in this browser. The page stays as it is until all its texts are here. */
export async function speak(to: Language): Promise<void> {
  localStorage.setItem(REMEMBERED, to);
  await change(to);
}
