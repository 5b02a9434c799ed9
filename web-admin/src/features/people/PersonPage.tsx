/** One person: who they are, their devices, what waits, and what they may sign. */
import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "../../i18n";

import { type ListPage, type Schema, useMe } from "../../api";
import { AppLink, Columns, CopyId, DataTable, EmptyState, ErrorState, type Fact, Facts, LoadingLines, Page, RelativeTime, Section, StatusWord } from "../../ui";
import { useOne } from "../ask";
import { EnrollButton, useDeviceColumns } from "../devices";
import { useDevices } from "../fleet";
import { PersonSessions } from "../sessions";
import { useSay } from "../words";
import { Approving } from "./Approving";
import { PersonDialog } from "./PersonDialog";
import { type Person, standingOf } from "./shape";
import { SignInMeans } from "./SignInMeans";
import { Waits } from "./Waits";

/** Shows one person. */
export function PersonPage({ id }: { id: string }) {
  const { t } = useTranslation("people");
  const me = useMe();
  const person = useOne<Person>(`/api/v1/people/${encodeURIComponent(id)}`, [`person:${id}`, "people"]);
  const crumbs = [{ title: t("title"), href: "/people" }];
  if (person.error !== null) return <Page title={t("one")} crumbs={crumbs}><ErrorState error={person.error} retry={() => void person.refetch()} /></Page>;
  if (person.data === undefined) return <Page title={t("one")} crumbs={crumbs}><LoadingLines lines={6} /></Page>;
  const { name } = person.data;
  const mayRead = me.may("read_access");
  return (
    <Page title={name} crumbs={crumbs} actions={<EnrollButton person={{ id, name }} quiet />}>
      <Columns beside={<><About person={person.data} /><Approving person={person.data} />{me.may("manage_people") && <SignInMeans person={person.data} />}</>}>
        <Devices id={id} name={name} />
        {mayRead && <PersonSessions id={id} name={name} />}
        <Waits person={id} />
      </Columns>
    </Page>
  );
}

function Devices({ id, name }: { id: string; name: string }) {
  const { t } = useTranslation("people");
  const devices = useDevices({ person: id });
  const columns = useDeviceColumns().filter((column) => ["device", "state", "waiting", "contact"].includes(column.id));
  return (
    <Section title={t("devices")} bare>
      {devices.error !== null ? (
        <ErrorState error={devices.error} retry={devices.retry} />
      ) : (
        <DataTable label={t("devices")} columns={columns} rows={devices.items} rowKey={(device) => device.enrollment} rowHref={(device) => `/devices/${device.enrollment}`} loading={devices.loading} more={devices.more} empty={<EmptyState title={t("devices.none", { name })} action={<EnrollButton person={{ id, name }} />}>{t("devices.none.what")}</EmptyState>} />
      )}
    </Section>
  );
}

function About({ person }: { person: Person }) {
  const { t } = useTranslation(["people", "words"]);
  const say = useSay();
  const me = useMe();
  const [editing, setEditing] = useState(false);
  const admins = useOne<ListPage<Schema["AdminView"]>>("/api/v1/admins", ["admins"], { enabled: me.may("manage_admins") });
  const admin = admins.data?.items.find((one) => one.person === person.id);
  const { text, tone } = standingOf(person);
  const facts: Fact[] = [
    [t("column.status"), <StatusWord key="s" tone={tone}>{say(text)}</StatusWord>],
    [t("column.email"), person.email],
    [t("column.group"), person.group],
    [t("fact.external"), person.external_id],
    [t("fact.admin"), admin === undefined ? null : <AppLink key="a" href="/settings/admins">{admin.roles.map((role) => t(`words:role.${role}` as "words:role.owner")).join(", ")}</AppLink>],
    [t("fact.signIns"), me.may("read_access") ? <AppLink key="s" href={`/access/sign-ins?subject=${person.id}`}>{t("fact.signIns.show")}</AppLink> : null],
    [t("fact.created"), <RelativeTime key="c" at={person.created} />],
    [t("fact.id"), <CopyId key="i" id={person.id} />],
  ];
  return (
    <Section title={t("about")} actions={me.may("manage_people") ? <Button size="xs" variant="default" onClick={() => { setEditing(true); }}>{t("edit")}</Button> : undefined}>
      <Facts facts={facts} />
      {editing && <PersonDialog person={person} opened onClose={() => { setEditing(false); }} />}
    </Section>
  );
}
