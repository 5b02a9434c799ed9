// Two languages. Every text on a screen comes from here.
export { type Language, LANGUAGES, speak, startTexts } from "./languages";
export type { Namespace } from "./namespaces";
export { type TextKey, type Translation, useTranslation } from "./useTranslation";
export type { Values } from "./say";
