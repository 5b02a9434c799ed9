/** The way that somebody would have come: both points, distance, time, speed, and the age of the database that knows them. */
import { useTranslation } from "../../../i18n";

import type { Schema } from "../../../api";
import { exact, type Fact, Facts, wholeDay } from "../../../ui";
import type { Journey as Way } from "../shape";
import { plainNumber, useWords } from "../words";
import { hoursOf } from "./reason";

/** Shows the way. */
export function Journey({ way }: { way: Way }) {
  const { t } = useTranslation("why");
  const words = useWords();
  const number = (value: number) => plainNumber(value, words.language);
  const point = (end: Schema["ToldPoint"]) => {
    const known = end.latitude != null && end.longitude != null;
    const where = known ? t("journey.at", { latitude: degrees(end.latitude ?? 0), longitude: degrees(end.longitude ?? 0), km: number(end.accuracy_km ?? 0) }) : t("journey.forgotten");
    return <>{where}<br />{exact(end.at, words.language)}</>;
  };
  const built = way.here.database_built ?? way.before.database_built;
  const most = number(way.max_km_per_hour);
  const facts: Fact[] = [
    [t("journey.before"), point(way.before)],
    [t("journey.here"), point(way.here)],
    [t("journey.distance"), t("journey.distance.is", { km: number(way.km), least: number(way.least_km) })],
    [t("journey.elapsed"), t("journey.elapsed.is", { hours: hoursOf(way.elapsed_ms, words) })],
    [t("journey.speed"), way.km_per_hour == null ? t("journey.speed.atOnce", { most }) : t("journey.speed.is", { speed: number(way.km_per_hour), most })],
    [t("journey.database"), built == null ? null : wholeDay(built, words.language)],
  ];
  return <Facts facts={facts} />;
}

function degrees(value: number): string {
  return `${value.toFixed(2)}°`;
}
