/** What the trail can be narrowed by: words, kind of event, days, and chips for a person or thing that another page named. */
import { Group, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "../../i18n";

import { Chip, FilterBar, type Filters } from "../../ui";
import { useSay } from "../words";
import { VERBS } from "./verbs";

interface Props {
  filters: Filters;
  change: (changes: Readonly<Record<string, string | null>>) => void;
  /** At the right: columns. */
  children: ReactNode;
}

/** Shows the filters. */
export function AuditFilters({ filters, change, children }: Props) {
  const { t } = useTranslation("audit");
  const say = useSay();
  const verbs = VERBS.map((verb) => ({ value: verb, label: say({ key: `events:verb.${verb}`, values: { raw: verb } }) }));
  return (
    <>
      <FilterBar filters={filters} change={change} kinds={[{ name: "verb", label: t("filter.verb"), choices: verbs }]} search={t("search")}>{children}</FilterBar>
      <Group gap="sm" align="flex-end">
        <Day name="from" filters={filters} change={change} />
        <Day name="to" filters={filters} change={change} />
        {(["actor", "subject"] as const).map((name) =>
          filters[name] === undefined ? null : <Chip key={name} text={`${t(`filter.${name}`)}: ${filters[name].slice(0, 8)}…`} remove={() => { change({ [name]: null }); }} />,
        )}
      </Group>
    </>
  );
}

function Day({ name, filters, change }: { name: "from" | "to"; filters: Filters; change: Props["change"] }) {
  const { t } = useTranslation("audit");
  return <TextInput type="date" label={t(`filter.${name}`)} value={filters[name] ?? ""} onChange={(event) => { change({ [name]: event.currentTarget.value }); }} />;
}
