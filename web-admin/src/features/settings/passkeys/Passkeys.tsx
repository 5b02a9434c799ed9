// One's own passkeys and this session.
import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "../../../i18n";
import { api, data, sessionQuery, useMe, type Schema } from "../../../api";
import { ConfirmDialog, ErrorState, Facts, LoadingLines, Notice, relative, RelativeTime, Section, useNow } from "../../../ui";
import { IconPasskey, IconPlus } from "../../../ui/icons";
import { addPasskey } from "../../setup/addPasskey";
import { PasskeyForm } from "../../setup/PasskeyForm";
import { RoomHead } from "../RoomHead";
import classes from "./passkeys.module.css";

const KEY = ["/api/v1/me/passkeys"];

/** The room of passkeys. */
export default function Passkeys() {
  const { t } = useTranslation(["settings", "signin", "ui"]);
  const queries = useQueryClient();
  const [adding, setAdding] = useState(false);
  const list = useQuery({ queryKey: KEY, queryFn: ({ signal }) => data(api.GET("/api/v1/me/passkeys", { signal })), meta: { topics: ["admins"] } });
  const passkeys = list.data?.items ?? [];
  const add = async (name: string) => {
    await addPasskey(name);
    await queries.invalidateQueries({ queryKey: KEY });
    setAdding(false);
  };
  const addButton = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => { setAdding(true); }}>
      {t("passkeys.add")}
    </Button>
  );
  return (
    <Stack gap="lg">
      <RoomHead lead={t("passkeys.lead")} actions={addButton} />
      <Section title={t("passkeys.list")}>
        {list.isPending && <LoadingLines />}
        {list.isError && <ErrorState error={list.error} retry={() => void list.refetch()} />}
        {passkeys.length === 1 && <Notice tone="warn">{t("passkeys.one")}</Notice>}
        <ul className={classes.list}>
          {passkeys.map((passkey) => (
            <Row key={passkey.id} passkey={passkey} last={passkeys.length === 1} />
          ))}
        </ul>
      </Section>
      <ThisSession />
      <Modal opened={adding} onClose={() => { setAdding(false); }} title={t("passkeys.addTitle")} centered closeButtonProps={{ "aria-label": t("ui:close") }}>
        <PasskeyForm suggestion={t("signin:second.name")} verb={t("passkeys.add")} failed={t("signin:setup.failed")} make={add} />
      </Modal>
    </Stack>
  );
}

function Row({ passkey, last }: { passkey: Schema["PasskeyView"]; last: boolean }) {
  const { t, i18n } = useTranslation("settings");
  const queries = useQueryClient();
  const now = useNow();
  const [removing, setRemoving] = useState(false);
  const remove = async () => {
    await api.DELETE("/api/v1/me/passkeys/{id}", { params: { path: { id: passkey.id } } });
    await queries.invalidateQueries({ queryKey: KEY });
  };
  const when = (at: number) => relative(at, now, i18n.language);
  const used = passkey.used == null ? t("passkeys.unused") : t("passkeys.used", { when: when(passkey.used) });
  return (
    <li className={classes.row}>
      <IconPasskey size={22} aria-hidden />
      <div className={classes.words}>
        <Text fw={600}>{passkey.name}</Text>
        <Text size="sm" c="var(--lethe-quiet)">
          {t("passkeys.made", { when: when(passkey.created) })} · {used}
        </Text>
      </div>
      <Button variant="default" size="xs" disabled={last} title={last ? t("passkeys.last") : undefined} onClick={() => { setRemoving(true); }}>
        {t("passkeys.remove")}
      </Button>
      <ConfirmDialog title={t("passkeys.removeTitle", { name: passkey.name })} verb={t("passkeys.remove")} destroys opened={removing} onClose={() => { setRemoving(false); }} onConfirm={remove}>
        {t("passkeys.removeText")}
      </ConfirmDialog>
    </li>
  );
}

function ThisSession() {
  const { t } = useTranslation(["settings", "shell"]);
  const me = useMe();
  const session = useSuspenseQuery(sessionQuery).data;
  return (
    <Section title={t("session.title")}>
      <Group>
        <Facts
          facts={[
            [t("session.roles"), me.roles.map((role) => t(`shell:role.${role as "owner"}`)).join(", ")],
            [t("session.scope"), me.scope ?? t("session.everybody")],
            [t("session.idle"), <RelativeTime key="idle" at={session.idle_ends} />],
            [t("session.ends"), <RelativeTime key="ends" at={session.ends} />],
          ]}
        />
      </Group>
    </Section>
  );
}
