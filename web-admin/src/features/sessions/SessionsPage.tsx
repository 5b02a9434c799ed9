/** Every session of every employee: the table, its filters in the address, what can be ended, and the map beside it. */
import { Group } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "../../i18n";

import { useMe } from "../../api";
import { AppLink, Chip, DataTable, EmptyState, ErrorState, FilterBar, type Filters, Page, SelectionBar, useColumns, useFilters } from "../../ui";
import { IconSessions } from "../../ui/icons";
import { useSessionColumns } from "./columns";
import { EndAll } from "./EndAll";
import { PersonFilter } from "./PersonFilter";
import { Places } from "./Places";
import { useEnding, useSessions } from "./read";
import classes from "./sessions.module.css";
import { appsOf, type EmployeeSession, SESSION_FILTERS } from "./shape";

/** Shows the page. */
export function SessionsPage() {
  const { t } = useTranslation("sessions");
  const [filters, change] = useFilters();
  const list = useSessions(Object.fromEntries(SESSION_FILTERS.map((name) => [name, filters[name]])));
  const [columns, chooser] = useColumns("sessions", useSessionColumns());
  const [keys, choose] = useState<ReadonlySet<string>>(new Set());
  const mayEnd = useMe().may("protect");
  const selection = { keys, change: choose };
  const apps = appsOf(list.items);
  const kinds = apps.length === 0 ? [] : [{ name: "app", label: t("column.apps"), choices: apps.map(({ app, name }) => ({ value: app, label: name })) }];
  return (
    <Page title={t("title")} lead={t("lead")}>
      <div className={classes.page}>
        <div className={classes.list}>
        <FilterBar filters={filters} change={change} kinds={kinds}>{chooser}</FilterBar>
        <Group gap="sm" align="flex-end">
          {filters["person"] === undefined ? <PersonFilter change={(person) => { change({ person }); }} /> : <PersonChip id={filters["person"]} sessions={list.items} remove={() => { change({ person: null }); }} />}
          {mayEnd && <EndNarrowed filters={filters} sessions={list.items} />}
        </Group>
        {list.error !== null ? (
          <ErrorState error={list.error} retry={list.retry} />
        ) : (
          <DataTable label={t("title")} columns={columns} rows={list.items} rowKey={(session) => session.id} loading={list.loading} more={list.more} {...(mayEnd ? { selection } : {})} empty={<Nothing filters={filters} />} />
        )}
        </div>
        <div className={classes.map}><Places /></div>
      </div>
      <Chosen keys={keys} clear={() => { choose(new Set()); }} change={choose} />
    </Page>
  );
}

function PersonChip({ id, sessions, remove }: { id: string; sessions: readonly EmployeeSession[]; remove: () => void }) {
  const { t } = useTranslation("sessions");
  const name = sessions.find(({ person }) => person.id === id)?.person.name ?? `${id.slice(0, 8)}…`;
  return <Chip text={`${t("column.person")}: ${name}`} remove={remove} />;
}

/** What ends everything that the filters name. */
function EndNarrowed({ filters, sessions }: { filters: Filters; sessions: readonly EmployeeSession[] }) {
  const { t } = useTranslation("sessions");
  const ending = useEnding();
  const { person, app } = filters;
  const name = appsOf(sessions).find((one) => one.app === app)?.name ?? app ?? "";
  return (
    <>
      {person !== undefined && <EndAll verb={t("end.person")} end={() => ending.person(person)} disabled={sessions.length === 0}>{t("end.personWhat")}</EndAll>}
      {app !== undefined && <EndAll verb={t("end.app", { name })} end={() => ending.app(app)} disabled={sessions.length === 0}>{t("end.appWhat")}</EndAll>}
    </>
  );
}

function Chosen({ keys, clear, change }: { keys: ReadonlySet<string>; clear: () => void; change: (keys: ReadonlySet<string>) => void }) {
  const { t } = useTranslation("sessions");
  const ending = useEnding();
  const end = async () => {
    await ending.sessions([...keys]);
    clear();
  };
  return (
    <SelectionBar selection={{ keys, change }}>
      <EndAll verb={t("end.chosen", { count: keys.size })} end={end}>{t("end.chosenWhat")}</EndAll>
    </SelectionBar>
  );
}

function Nothing({ filters }: { filters: Filters }) {
  const { t } = useTranslation("sessions");
  const narrowed = SESSION_FILTERS.some((name) => filters[name] !== undefined);
  if (narrowed) return <EmptyState title={t("none.filtered")} action={<AppLink href="/sessions">{t("none.all")}</AppLink>} />;
  return <EmptyState icon={IconSessions} title={t("none")}>{t("none.what")}</EmptyState>;
}
