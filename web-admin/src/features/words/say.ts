/** Turns phrases into sentences of the reader's language. Moments in phrases (`at`, `until`) become clock times. */
import { useTranslation } from "../../i18n";

import type { Namespace } from "../../i18n/namespaces";
import { clockTime } from "../../ui";
import type { Phrase } from "./phrase";

/** The namespaces that phrases come from. */
const SPOKEN = ["words", "devices", "commands", "destroy", "timeline", "evidence", "audit", "events"] as const satisfies readonly Namespace[];

/** Values of a phrase that are moments in milliseconds since 1970. */
const MOMENTS = new Set(["at", "until"]);

/** Says phrases of `from`; a page that is to stand at once names only what it says. A phrase without a text (a word of a newer server) is said as its `raw` value, or as its key. */
export function useSay(from: readonly (typeof SPOKEN)[number][] = SPOKEN): (phrase: Phrase) => string {
  const { t, i18n } = useTranslation(from);
  return ({ key, values = {} }) => {
    const now = Date.now();
    const said = Object.entries(values).map(([name, value]) => [
      name,
      MOMENTS.has(name) && typeof value === "number" ? clockTime(value, now, i18n.language) : value,
    ]);
    const filled = Object.fromEntries(said) as Record<string, string | number>;
    if (!i18n.exists(key, filled)) return String(values["raw"] ?? key.slice(key.indexOf(":") + 1));
    return (t as unknown as (key: string, values: Record<string, string | number>) => string)(key, filled);
  };
}
