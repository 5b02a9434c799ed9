/** Hours of the week by the clocks of one place: days, from, until; as many spans as there are. */
import { Button, Group, MultiSelect, Select, Stack, Switch, TextInput } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "../../../i18n";

import { IconPlus } from "../../../ui/icons";
import type { Hours } from "../shape";
import { DAYS, dayName } from "./sentence";

type Span = Hours["spans"][number];

const OFFICE: Span = { days: ["mon", "tue", "wed", "thu", "fri"], from: "09:00", until: "18:00" };

/** Names of the IANA database that this browser knows. */
function zoneNames(): string[] {
  const names = Intl.supportedValuesOf("timeZone");
  return names.includes("UTC") ? names : [...names, "UTC"];
}

/** Shows a switch, and the hours once it is on. */
export function HoursFields({ hours, change }: { hours: Hours | null; change: (hours: Hours | null) => void }) {
  const { t } = useTranslation("access");
  const names = useMemo(zoneNames, []);
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const putSpans = (spans: Span[]) => { change(hours === null || spans.length === 0 ? null : { ...hours, spans }); };
  return (
    <Stack gap="sm">
      <Switch label={t("hours")} checked={hours !== null} onChange={(event) => { change(event.currentTarget.checked ? { time_zone: here, spans: [OFFICE] } : null); }} />
      {hours !== null && (
        <>
          <Select label={t("hours.zone")} searchable allowDeselect={false} data={names} value={hours.time_zone} onChange={(zone) => { if (zone !== null) change({ ...hours, time_zone: zone }); }} />
          {hours.spans.map((span, place) => (
            <SpanFields key={place} span={span} change={(next) => { putSpans(hours.spans.map((one, at) => (at === place ? next : one))); }} remove={() => { putSpans(hours.spans.filter((_, at) => at !== place)); }} />
          ))}
          <div><Button size="xs" variant="default" leftSection={<IconPlus size={15} aria-hidden />} onClick={() => { putSpans([...hours.spans, OFFICE]); }}>{t("hours.add")}</Button></div>
        </>
      )}
    </Stack>
  );
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/;

function SpanFields({ span, change, remove }: { span: Span; change: (span: Span) => void; remove: () => void }) {
  const { t, i18n } = useTranslation("access");
  const time = (name: "from" | "until") => (
    <TextInput w="6rem" label={t(`hours.${name}`)} placeholder="09:00" inputMode="numeric" error={TIME.test(span[name]) ? undefined : t("hours.wrong")} value={span[name]} onChange={(event) => { change({ ...span, [name]: event.currentTarget.value }); }} />
  );
  return (
    <Group align="flex-start" gap="sm">
      <MultiSelect flex="1 1 14rem" label={t("hours.days")} value={span.days} onChange={(days) => { change({ ...span, days }); }} data={DAYS.map((value) => ({ value, label: dayName(value, i18n.language) }))} />
      {time("from")}
      {time("until")}
      <Button size="xs" variant="subtle" mt="1.8rem" onClick={remove}>{t("editor.remove")}</Button>
    </Group>
  );
}
