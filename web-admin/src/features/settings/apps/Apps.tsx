// The apps that employees sign in to: which there are, how each learns who is there, and its end.
import { Button, Modal, Stack, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "../../../i18n";
import { useMe } from "../../../api";
import { AppLink, type Column, ConfirmDialog, DataTable, EmptyState, ErrorState } from "../../../ui";
import { IconPlus, IconSessions } from "../../../ui/icons";
import { remove, useList } from "../../ask";
import { RoomHead } from "../RoomHead";
import type { App } from "./draft";
import { NewApp } from "./NewApp";

const PATH = "/api/v1/apps";

/** The room of apps. */
export default function Apps() {
  const { t } = useTranslation(["settings", "ui"]);
  const queries = useQueryClient();
  const mayChange = useMe().may("manage_access");
  const [adding, setAdding] = useState(false);
  const list = useList<App>(PATH, {}, ["access"]);
  const changed = () => queries.invalidateQueries({ queryKey: [PATH] });
  const close = () => { setAdding(false); };
  const columns = useAppColumns(mayChange, changed);
  const add = mayChange ? <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => { setAdding(true); }}>{t("apps.add")}</Button> : undefined;
  return (
    <Stack>
      <RoomHead lead={t("apps.lead")} actions={add} />
      {list.error !== null ? (
        <ErrorState error={list.error} retry={list.retry} />
      ) : (
        <DataTable label={t("room.apps")} columns={columns} rows={list.items} rowKey={(app) => app.id} loading={list.loading} more={list.more} empty={<EmptyState title={t("apps.none")} icon={IconSessions}>{t("apps.noneWhat")}</EmptyState>} />
      )}
      <Modal opened={adding} onClose={close} closeOnClickOutside={false} title={t("apps.add")} size="lg" closeButtonProps={{ "aria-label": t("ui:close") }}>
        <NewApp made={() => void changed()} done={close} />
      </Modal>
    </Stack>
  );
}

function useAppColumns(mayChange: boolean, changed: () => Promise<unknown>): Column<App>[] {
  const { t } = useTranslation(["settings", "ui"]);
  const columns: Column<App>[] = [
    { id: "name", header: t("apps.name"), width: "minmax(7rem, 1fr)", cell: (app) => <div><Text fw={600}>{app.name}</Text><Text size="sm" c="var(--lethe-quiet)">{app.id}</Text></div> },
    { id: "kind", header: t("apps.kind"), width: "minmax(7rem, 1fr)", cell: (app) => <Text size="sm">{t(`apps.kind.${app.kind}`)}</Text> },
    { id: "addresses", header: t("apps.addresses"), width: "minmax(8rem, 2fr)", cell: (app) => <Text size="sm">{(app.kind === "forward" ? app.origins : app.redirect_uris).join(" ")}</Text> },
    { id: "sessions", header: t("apps.sessions"), width: "minmax(6rem, auto)", cell: (app) => <AppLink href={`/sessions?app=${app.id}`}>{t("apps.sessionsShow")}</AppLink> },
  ];
  const removal: Column<App> = { id: "remove", header: t("ui:acts"), narrow: true, width: "minmax(6rem, auto)", cell: (app) => <Remove app={app} changed={changed} /> };
  return mayChange ? [...columns, removal] : columns;
}

function Remove({ app, changed }: { app: App; changed: () => Promise<unknown> }) {
  const { t } = useTranslation("settings");
  const [asked, setAsked] = useState(false);
  const end = async () => {
    await remove(`${PATH}/${encodeURIComponent(app.id)}`);
    await changed();
  };
  return (
    <>
      <Button variant="default" size="compact-sm" onClick={() => { setAsked(true); }}>{t("apps.remove")}</Button>
      <ConfirmDialog title={t("apps.removeTitle", { name: app.name })} verb={t("apps.remove")} destroys opened={asked} onClose={() => { setAsked(false); }} onConfirm={end}>
        {t("apps.removeWhat")}
      </ConfirmDialog>
    </>
  );
}
