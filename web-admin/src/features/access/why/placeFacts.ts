/** Where something comes from, as far as it is known: country, operator, segments, zones. */
import { useTranslation } from "../../../i18n";

import type { Fact } from "../../../ui";
import type { Told } from "../shape";
import { countryName, operatorName, useWords } from "../words";
import { unknownWords, zoneWords } from "./reason";

/** Gives the facts of a decision's place. */
export function usePlaceFacts(): (told: Told) => Fact[] {
  const { t } = useTranslation("why");
  const words = useWords();
  const notKnown = (code: string | null | undefined) => (code == null ? null : t("notKnown", { why: unknownWords(code, words) }));
  return (told) => [
    [t("country"), told.country == null ? notKnown(told.country_unknown) : countryName(told.country, words.language)],
    [t("operator"), told.asn == null ? notKnown(told.asn_unknown) : operatorName(told.asn)],
    [t("segments"), told.segments.map((segment) => segment.name).join(", ")],
    [t("zones"), told.zones.length === 0 ? t("zones.none") : told.zones.map((zone) => zoneWords(zone, words)).join(", ")],
  ];
}
