// Who signs in here. Owners only.
import { Button, Modal, Stack, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "../../../i18n";
import { api, data, useMe, usePages, type Schema } from "../../../api";
import { type Column, DataTable, EmptyState, ErrorState, RelativeTime, StatusWord } from "../../../ui";
import { IconAddPerson } from "../../../ui/icons";
import { RoomHead } from "../RoomHead";
import { AdminMenu } from "./AdminMenu";
import type { Link } from "./invite";
import { InviteForm } from "./InviteForm";
import { SetupLink } from "./SetupLink";

const KEY = ["/api/v1/admins"];

/** The room of admins. */
export default function Admins() {
  const { t } = useTranslation(["settings", "ui"]);
  const queries = useQueryClient();
  const [inviting, setInviting] = useState(false);
  const [link, setLink] = useState<Link | null>(null);
  const list = usePages(KEY, ["admins"], async (cursor, signal) => data(api.GET("/api/v1/admins", { params: { query: cursor === undefined ? {} : { cursor } }, signal })));
  const changed = () => queries.invalidateQueries({ queryKey: KEY });
  const columns = useAdminColumns(setLink, changed);
  const close = () => {
    setInviting(false);
    setLink(null);
  };
  const inviteButton = (
    <Button leftSection={<IconAddPerson size={18} aria-hidden />} onClick={() => { setInviting(true); }}>
      {t("admins.invite")}
    </Button>
  );
  return (
    <Stack>
      <RoomHead lead={t("admins.lead")} actions={inviteButton} />
      {list.error !== null ? (
        <ErrorState error={list.error} retry={list.retry} />
      ) : (
        <DataTable label={t("room.admins")} columns={columns} rows={list.items as unknown as Schema["AdminView"][]} rowKey={(admin) => admin.id} loading={list.loading} more={list.more} empty={<EmptyState title={t("admins.empty")} />} />
      )}
      <Modal opened={inviting || link !== null} onClose={close} closeOnClickOutside={link === null} title={t("admins.invite")} size="lg" closeButtonProps={{ "aria-label": t("ui:close") }}>
        {link === null ? (
          <InviteForm
            made={(made) => {
              setLink(made);
              void changed();
            }}
          />
        ) : (
          <SetupLink link={link} done={close} />
        )}
      </Modal>
    </Stack>
  );
}

function useAdminColumns(made: (link: Link) => void, changed: () => Promise<unknown>): Column<Schema["AdminView"]>[] {
  const { t } = useTranslation(["settings", "shell", "ui"]);
  const me = useMe();
  return [
    {
      id: "name",
      header: t("admins.col.name"),
      width: "minmax(8rem, 1.4fr)",
      cell: (admin) => (
        <Stack gap={0}>
          <Text fw={600}>
            {admin.name}
            {admin.id === me.id && ` (${t("admins.you")})`}
          </Text>
          {admin.scope !== null && <Text size="sm" c="var(--lethe-quiet)">{admin.scope}</Text>}
        </Stack>
      ),
    },
    { id: "roles", header: t("admins.col.roles"), narrow: true, width: "minmax(4.5rem, 0.7fr)", cell: (admin) => admin.roles.map((role) => t(`shell:role.${role as "owner"}`)).join(", ") },
    { id: "state", header: t("admins.col.state"), width: "minmax(12.5rem, 1.2fr)", cell: (admin) => <AdminState admin={admin} /> },
    { id: "seen", header: t("admins.col.seen"), width: "minmax(6rem, 0.8fr)", cell: (admin) => <RelativeTime at={admin.last_seen} /> },
    { id: "menu", header: t("ui:acts"), narrow: true, width: "minmax(8.5rem, 1.2fr)", cell: (admin) => (admin.id !== me.id ? <AdminMenu admin={admin} made={made} changed={changed} /> : null) },
  ];
}

function AdminState({ admin }: { admin: Schema["AdminView"] }) {
  const { t } = useTranslation("settings");
  if (!admin.active) return <StatusWord tone="plain">{t("admins.disabled")}</StatusWord>;
  if (admin.passkeys === 0) return <StatusWord tone="waiting">{t("admins.invited")}</StatusWord>;
  return <StatusWord tone="good">{t("admins.active")}</StatusWord>;
}
