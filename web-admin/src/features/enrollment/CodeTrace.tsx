// What has happened with a code, live, and what is waited for: the answer to "it says something went wrong".
import { Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "../../i18n";
import { api, data, type Schema } from "../../api";
import { AppLink, ErrorState, type Happening, Timeline, useNow } from "../../ui";
import { IconDone, IconRefused, IconWaiting } from "../../ui/icons";
import { waitsFor } from "./trace";

/** Shows the steps of one code. `expires`: milliseconds since 1970. */
export function CodeTrace({ id, expires }: { id: string; expires: number }) {
  const { t } = useTranslation("enrollment");
  const now = useNow();
  const query = useQuery({
    queryKey: ["/api/v1/enrollment-codes", id],
    queryFn: ({ signal }) => data(api.GET("/api/v1/enrollment-codes/{id}", { params: { path: { id } }, signal })),
    meta: { topics: ["codes"] },
  });
  const trace = query.data?.trace ?? [];
  const told: Happening[] = trace.map((step, place) => ({
    key: `${step.step}-${String(place)}`,
    at: step.at,
    icon: step.step === "refused" ? IconRefused : IconDone,
    tone: step.step === "refused" ? "warn" : "good",
    title: t(`trace.${step.step as "refused"}`, { detail: step.detail }),
    ...detailOf(step),
  }));
  const next = waitsFor(trace);
  const over = next === "asked" && now > expires;
  const waiting: Happening[] = next === null ? [] : [{ key: "waiting", at: null, icon: over ? IconRefused : IconWaiting, tone: over ? "warn" : "waiting", title: t(over ? "trace.expired" : `trace.wait.${next}`) }];
  const enrollment = query.data?.enrollment ?? null;
  return (
    <Stack gap="xs">
      <Text fw={600}>{t("trace")}</Text>
      {query.isError && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      <div aria-live="polite">
        <Timeline label={t("trace")} items={[...told, ...waiting]} />
      </div>
      {enrollment !== null && <AppLink href={`/devices/${enrollment}`}>{t("code.open")}</AppLink>}
    </Stack>
  );
}

function detailOf(step: Schema["StepView"]): { detail?: string } {
  return step.detail === "" || step.step === "refused" ? {} : { detail: step.detail };
}
