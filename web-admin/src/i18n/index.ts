// Two languages. Every text on a screen comes from here.
export { LANGUAGE_NAMES, LANGUAGES, speak, startTexts } from "./languages";
export type { Namespace } from "./namespaces";
export { useTranslation } from "./useTranslation";
export type { Values } from "./say";
