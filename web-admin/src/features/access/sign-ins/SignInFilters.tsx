/** What the list of sign-ins can be narrowed by: who, what became of it, from which country, when. */
import { Group, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "../../../i18n";

import { Chip, FilterBar, type FilterKind, type Filters } from "../../../ui";
import { CountryField } from "../places/CountryField";
import { coded, useWords } from "../words";
import { SubjectField } from "./SubjectField";

interface Props {
  filters: Filters;
  change: (changes: Readonly<Record<string, string | null>>) => void;
  /** At the right: columns, export. */
  children: ReactNode;
}

/** Shows the filters. */
export function SignInFilters({ filters, change, children }: Props) {
  const { t } = useTranslation("access");
  const words = useWords();
  const kinds: FilterKind[] = [
    { name: "admitted", label: t("filter.admitted"), choices: (["true", "false"] as const).map((value) => ({ value, label: t(`filter.admitted.${value}`) })) },
    { name: "verdict", label: t("filter.verdict"), choices: (["allow", "step_up", "deny"] as const).map((value) => ({ value, label: coded(`verdict.${value}`, words) })) },
    { name: "app", label: t("filter.app"), choices: (["console", "api"] as const).map((value) => ({ value, label: t(`app.${value}`) })) },
  ];
  const day = (name: "from" | "to") => <TextInput type="date" label={t(`filter.${name}`)} value={filters[name] ?? ""} onChange={(event) => { change({ [name]: event.currentTarget.value }); }} />;
  return (
    <>
      <FilterBar filters={filters} change={change} kinds={kinds}>{children}</FilterBar>
      <Group gap="sm" align="flex-end">
        {filters["subject"] === undefined ? (
          <SubjectField label={t("filter.subject")} value={null} change={(subject) => { change({ subject }); }} />
        ) : (
          <Chip text={`${t("filter.subject")}: ${filters["subject"].slice(0, 8)}…`} remove={() => { change({ subject: null }); }} />
        )}
        <CountryField label={t("filter.country")} value={filters["country"] ?? null} change={(country) => { change({ country }); }} />
        {day("from")}
        {day("to")}
      </Group>
    </>
  );
}
