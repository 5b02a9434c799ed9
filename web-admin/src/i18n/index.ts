// Two languages, one at a time. A page loads only the texts that it shows.
import i18next, { type BackendModule } from "i18next";
import { initReactI18next } from "react-i18next";

/** The languages of the console. */
export const LANGUAGES = ["en", "ru"] as const;
export type Language = (typeof LANGUAGES)[number];

const REMEMBERED = "lethe.language";

const files = import.meta.glob<{ default: Record<string, string> }>("./{en,ru}/*.ts");

const fromFiles: BackendModule = {
  type: "backend",
  init: () => undefined,
  read: (language, namespace, done) => {
    const load = files[`./${language}/${namespace}.ts`];
    if (load === undefined) {
      done(new Error(`no texts ${language}/${namespace}`), null);
      return;
    }
    load().then(
      (module) => {
        done(null, module.default);
      },
      (thrown: unknown) => {
        done(thrown as Error, null);
      },
    );
  },
};

function isLanguage(word: string | null): word is Language {
  return LANGUAGES.some((language) => language === word);
}

/** The language chosen here before; else the browser's; else English. */
function preferred(): Language {
  const chosen = localStorage.getItem(REMEMBERED);
  if (isLanguage(chosen)) return chosen;
  const spoken = navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage);
  return spoken ?? "en";
}

/** Starts the texts; resolves when those of the frame are there. */
export async function startTexts(): Promise<void> {
  i18next.on("languageChanged", (language) => {
    document.documentElement.lang = language;
  });
  await i18next
    .use(fromFiles)
    .use(initReactI18next)
    .init({
      lng: preferred(),
      supportedLngs: LANGUAGES,
      fallbackLng: false,
      ns: ["shell", "ui"],
      defaultNS: "shell",
      keySeparator: false,
      // React escapes what it shows.
      interpolation: { escapeValue: false },
      react: { useSuspense: true },
    });
}

/** Changes the language and remembers it in this browser. */
export async function speak(language: Language): Promise<void> {
  localStorage.setItem(REMEMBERED, language);
  await i18next.changeLanguage(language);
}
