/** The list of employees. */
import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "../../i18n";

import { useMe } from "../../api";
import { AppLink, type Column, DataTable, EmptyState, ErrorState, FilterBar, type FilterKind, Page, StatusWord, useColumns, useFilters } from "../../ui";
import { IconAddPerson, IconPeople } from "../../ui/icons";
import { useList } from "../ask";
import { useSay } from "../words";
import classes from "./people.module.css";
import { PersonDialog } from "./PersonDialog";
import { type Person, standingOf } from "./shape";

/** Shows the list. */
export function PeoplePage() {
  const { t } = useTranslation("people");
  const [filters, change] = useFilters();
  const list = useList<Person>("/api/v1/people", { q: filters["q"], status: filters["status"] }, ["people"]);
  const [columns, chooser] = useColumns("people", usePersonColumns());
  const kinds: FilterKind[] = [{ name: "status", label: t("filter.status"), choices: (["active", "suspended", "left"] as const).map((value) => ({ value, label: t(`status.${value}`) })) }];
  const narrowed = filters["q"] !== undefined || filters["status"] !== undefined;
  const empty = narrowed ? (
    <EmptyState title={t("none.filtered")} action={<AppLink href="/people">{t("none.all")}</AppLink>} />
  ) : (
    <EmptyState icon={IconPeople} title={t("none")} action={<AddPerson />}>{t("none.what")}</EmptyState>
  );
  return (
    <Page title={t("title")} actions={<AddPerson />}>
      <FilterBar filters={filters} change={change} kinds={kinds} search={t("search")}>{chooser}</FilterBar>
      {list.error !== null ? (
        <ErrorState error={list.error} retry={list.retry} />
      ) : (
        <DataTable label={t("title")} columns={columns} rows={list.items} rowKey={(person) => person.id} rowHref={(person) => `/people/${person.id}`} loading={list.loading} more={list.more} empty={empty} />
      )}
    </Page>
  );
}

function AddPerson() {
  const { t } = useTranslation("people");
  const me = useMe();
  const [opened, setOpened] = useState(false);
  if (!me.may("manage_people")) return null;
  return (
    <>
      <Button leftSection={<IconAddPerson size={18} aria-hidden />} onClick={() => { setOpened(true); }}>{t("add")}</Button>
      <PersonDialog opened={opened} onClose={() => { setOpened(false); }} />
    </>
  );
}

function usePersonColumns(): Column<Person>[] {
  const { t } = useTranslation("people");
  const say = useSay();
  const quiet = (text: string | null | undefined) => <span className={classes.quiet}>{text}</span>;
  const status = (person: Person) => {
    const { text, tone } = standingOf(person);
    return <StatusWord tone={tone}>{say(text)}</StatusWord>;
  };
  return [
    { id: "name", header: t("column.name"), width: "minmax(0, 2fr)", cell: (person) => <span className={classes.strong}>{person.name}</span> },
    { id: "status", header: t("column.status"), width: "minmax(0, 1fr)", narrow: true, cell: status },
    { id: "devices", header: t("column.devices"), width: "minmax(0, 0.6fr)", cell: (person) => quiet(String(person.devices)) },
    { id: "email", header: t("column.email"), width: "minmax(0, 1.5fr)", cell: (person) => quiet(person.email) },
    { id: "group", header: t("column.group"), width: "minmax(0, 1fr)", cell: (person) => quiet(person.group) },
  ];
}
