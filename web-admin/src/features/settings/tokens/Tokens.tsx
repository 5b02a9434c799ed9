// One's own tokens for programs.
import { Button, Modal, Stack, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "../../../i18n";
import { api, data, type Schema, usePages } from "../../../api";
import { clockTime, type Column, ConfirmDialog, DataTable, EmptyState, ErrorState, StatusWord, useNow } from "../../../ui";
import { IconKey, IconPlus } from "../../../ui/icons";
import { RoomHead } from "../RoomHead";
import { NewToken } from "./NewToken";

const KEY = ["/api/v1/tokens"];
type Token = Schema["TokenView"];

/** The room of tokens. */
export default function Tokens() {
  const { t } = useTranslation(["settings", "ui"]);
  const queries = useQueryClient();
  const [making, setMaking] = useState(false);
  const list = usePages(KEY, ["admins"], (_cursor, signal) => data(api.GET("/api/v1/tokens", { signal })));
  const changed = () => queries.invalidateQueries({ queryKey: KEY });
  const close = () => { setMaking(false); };
  const make = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => { setMaking(true); }}>
      {t("tokens.make")}
    </Button>
  );
  return (
    <Stack>
      <RoomHead lead={t("tokens.lead")} actions={make} />
      {list.error !== null ? (
        <ErrorState error={list.error} retry={list.retry} />
      ) : (
        <DataTable
          label={t("room.tokens")}
          columns={useTokenColumns(changed)}
          rows={list.items}
          rowKey={(token) => token.id}
          loading={list.loading}
          more={list.more}
          empty={<EmptyState title={t("tokens.empty")} icon={IconKey}>{t("tokens.emptyText")}</EmptyState>}
        />
      )}
      <Modal opened={making} onClose={close} closeOnClickOutside={false} title={t("tokens.make")} size="lg" closeButtonProps={{ "aria-label": t("ui:close") }}>
        <NewToken made={() => void changed()} done={close} />
      </Modal>
    </Stack>
  );
}

function useTokenColumns(changed: () => Promise<unknown>): Column<Token>[] {
  const { t } = useTranslation(["settings", "ui"]);
  return [
    { id: "name", header: t("tokens.name"), width: "minmax(8rem, 1.5fr)", cell: (token) => <Text fw={600}>{token.name}</Text> },
    { id: "scopes", header: t("tokens.scopes"), width: "minmax(8rem, 2fr)", cell: (token) => <Text size="sm">{token.scopes.join(", ")}</Text> },
    { id: "state", header: t("tokens.life"), narrow: true, width: "minmax(9rem, 1fr)", cell: (token) => <TokenState token={token} /> },
    { id: "revoke", header: t("ui:acts"), narrow: true, width: "minmax(6rem, auto)", cell: (token) => <Revoke token={token} changed={changed} /> },
  ];
}

function TokenState({ token }: { token: Token }) {
  const { t, i18n } = useTranslation("settings");
  const now = useNow();
  if (token.revoked != null) return <StatusWord tone="plain">{t("tokens.revoked")}</StatusWord>;
  if (token.expires <= now) return <StatusWord tone="plain">{t("tokens.expired")}</StatusWord>;
  return <StatusWord tone="good">{t("tokens.until", { when: clockTime(token.expires, now, i18n.language) })}</StatusWord>;
}

function Revoke({ token, changed }: { token: Token; changed: () => Promise<unknown> }) {
  const { t } = useTranslation("settings");
  const now = useNow();
  const [asked, setAsked] = useState(false);
  if (token.revoked != null || token.expires <= now) return null;
  const revoke = async () => {
    await api.DELETE("/api/v1/tokens/{id}", { params: { path: { id: token.id } } });
    await changed();
  };
  return (
    <>
      <Button variant="default" size="compact-sm" onClick={() => { setAsked(true); }}>
        {t("tokens.revoke")}
      </Button>
      <ConfirmDialog title={t("tokens.revokeTitle", { name: token.name })} verb={t("tokens.revoke")} opened={asked} onClose={() => { setAsked(false); }} onConfirm={revoke}>
        {t("tokens.revokeText")}
      </ConfirmDialog>
    </>
  );
}
