/** From where people are signed in now: the map, and what it cannot show in words. */
import { Stack, Text } from "@mantine/core";
import { lazy, Suspense } from "react";
import { useTranslation } from "../../i18n";

import { ErrorState, LoadingLines, Section } from "../../ui";
import { useOne } from "../ask";
import { Attribution } from "../access/why";
import { countryName, useWords } from "../access/words";
import classes from "./sessions.module.css";
import { onMap, type SessionPlace } from "./shape";

const WorldMap = lazy(() => import("../../ui/map/WorldMap"));

/** Shows the map beside the table. */
export function Places() {
  const { t } = useTranslation("sessions");
  const { language } = useWords();
  const places = useOne<{ places: SessionPlace[] }>("/api/v1/sessions/places", ["sessions"]);
  if (places.error !== null) return <Section title={t("map")}><ErrorState error={places.error} retry={() => void places.refetch()} /></Section>;
  const { drawn, elsewhere } = onMap(places.data?.places ?? []);
  const named = (country: string | null | undefined) => (country == null || country === "" ? t("place.none") : countryName(country, language));
  const points = drawn.map(({ country, latitude, longitude, sessions }) => ({
    key: `${country ?? ""} ${String(latitude)} ${String(longitude)}`,
    latitude,
    longitude,
    weight: sessions,
    href: country == null || country === "" ? null : `/access/sign-ins?country=${country}`,
    country: named(country),
  }));
  const countries = new Map(points.map((point) => [point.key, point.country]));
  const say = (together: readonly { key: string; weight: number }[]) => {
    const count = together.reduce((sum, { weight }) => sum + weight, 0);
    const where = [...new Set(together.map(({ key }) => countries.get(key) ?? ""))].join(", ");
    return `${where}: ${t("map.point", { count })}`;
  };
  return (
    <Section title={t("map")}>
      <div className={classes.places}>
        {places.data === undefined ? <LoadingLines lines={6} /> : (
          <Suspense fallback={<LoadingLines lines={6} />}>
            <WorldMap label={t("map")} points={points} say={say} />
          </Suspense>
        )}
        <Stack gap="xs">
          {elsewhere > 0 && <Text size="sm">{t("map.elsewhere", { count: elsewhere })}</Text>}
          <Text size="sm" c="var(--lethe-quiet)">{t("map.what")}</Text>
          <Attribution />
        </Stack>
      </div>
    </Section>
  );
}
