/** Zones: named places to come from, made of countries, segments and operators. */
import { Button, MultiSelect, Stack, TagsInput, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "../../../i18n";

import { EmptyState, Section } from "../../../ui";
import { IconAccess, IconPlus } from "../../../ui/icons";
import { keep, newId, newZone, remove } from "../draft";
import type { Rules, Zone } from "../shape";
import { countryName, operatorName, useWords, type Words } from "../words";
import type { Bench } from "../Workbench";
import { CountriesField } from "./CountryField";
import { Item } from "./Item";

/** Shows the zones. */
export function Zones({ bench: { draft, change } }: { bench: Bench }) {
  const { t } = useTranslation("access");
  const words = useWords();
  const [open, setOpen] = useState<string | null>(null);
  const { zones } = draft.rules;
  const add = () => {
    const id = newId();
    change?.((before) => keep(before, "zones", newZone(id, t("zone.newName", { number: zones.length + 1 }))));
    setOpen(id);
  };
  const button = change === null ? undefined : <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>{t("zone.add")}</Button>;
  return (
    <Section title={t("zones")} lead={t("zones.what")} actions={button} bare>
      {zones.length === 0 ? (
        <EmptyState icon={IconAccess} title={t("zones.none")}>{t("zones.none.what")}</EmptyState>
      ) : (
        <Stack gap="sm">
          {zones.map((zone) => (
            <Item
              key={zone.id}
              name={zone.name}
              holds={zoneHolds(zone, draft.rules, words)}
              acts={change === null ? null : { open: open === zone.id, toggle: () => { setOpen(open === zone.id ? null : zone.id); }, remove: () => { change((before) => remove(before, "zones", zone.id)); } }}
            >
              <ZoneFields zone={zone} rules={draft.rules} change={(next) => change?.((before) => keep(before, "zones", next))} />
            </Item>
          ))}
        </Stack>
      )}
    </Section>
  );
}

/** What is in a zone, in words. */
function zoneHolds(zone: Zone, rules: Rules, words: Words): string {
  const segments = zone.segments.map((id) => rules.segments.find((segment) => segment.id === id)?.name ?? "?");
  const countries = zone.countries.map((code) => countryName(code, words.language));
  const all = [...segments, ...countries, ...zone.asns.map(operatorName)];
  return all.length === 0 ? words.say("zone.empty") : all.join(", ");
}

/** "AS64500" or "64500" as a number; null for what is none. */
function readOperator(text: string): number | null {
  const found = /^(?:AS)?(\d{1,10})$/i.exec(text.trim());
  const number = Number(found?.[1] ?? Number.NaN);
  return number <= 0xffff_ffff ? number : null;
}

function ZoneFields({ zone, rules, change }: { zone: Zone; rules: Rules; change: (zone: Zone) => void }) {
  const { t } = useTranslation("access");
  const put = (part: Partial<Zone>) => { change({ ...zone, ...part }); };
  const operators = (texts: readonly string[]) => [...new Set(texts.map(readOperator).filter((number) => number !== null))].sort((one, other) => one - other);
  return (
    <>
      <TextInput label={t("zone.name")} maxLength={75} required value={zone.name} onChange={(event) => { put({ name: event.currentTarget.value }); }} />
      <CountriesField label={t("zone.countries")} value={zone.countries} change={(countries) => { put({ countries }); }} />
      <MultiSelect searchable label={t("zone.segments")} nothingFoundMessage={t("segments.none")} value={[...zone.segments]} onChange={(segments) => { put({ segments }); }} data={rules.segments.map(({ id, name }) => ({ value: id, label: name }))} />
      <TagsInput label={t("zone.operators")} description={t("zone.operators.what")} value={zone.asns.map(operatorName)} onChange={(texts) => { put({ asns: operators(texts) }); }} />
    </>
  );
}
