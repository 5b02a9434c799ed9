// A number with its noun, by the rules of the language.

/** The form of a noun for a number. `other` stands for every rule that is not named. */
export function plural(language: string, count: number, forms: Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string }): string {
  const form = forms[new Intl.PluralRules(language).select(count)] ?? forms.other;
  return `${String(count)} ${form}`;
}
