/** What this person may sign, by the newest keyring, and the brake: suspending them until the next keyring. */
import { Button, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "../../i18n";

import { useMe } from "../../api";
import { AppLink, ConfirmDialog, Section } from "../../ui";
import { IconSuspended } from "../../ui/icons";
import { post } from "../ask";
import { useApprovers } from "../orders";
import { ReasonField } from "../protect";
import type { Person } from "./shape";

/** Shows the roles. */
export function Approving({ person }: { person: Person }) {
  const { t } = useTranslation(["people", "words"]);
  const me = useMe();
  const approvers = useApprovers();
  const found = approvers.data?.persons.find((one) => one.id === person.id);
  const roles = found?.roles ?? [];
  if (roles.length === 0) {
    return <Section title={t("approving")} lead={t("approving.none")}><AppLink href="/settings/keyring">{t("approving.keyring")}</AppLink></Section>;
  }
  return (
    <Section title={t("approving")} lead={t("approving.as", { roles: roles.map((role) => t(`words:role.${role}` as "words:role.it")).join(", ") })}>
      <Stack gap="xs" align="flex-start">
        {found?.demoOnly === true && <Text size="sm">{t("approving.demo")}</Text>}
        <AppLink href="/settings/keyring">{t("approving.keyring")}</AppLink>
        {person.status === "suspended" ? <Text size="sm">{t("suspended")}</Text> : me.may("protect") && <Suspend person={person} />}
      </Stack>
    </Section>
  );
}

function Suspend({ person }: { person: Person }) {
  const { t } = useTranslation("people");
  const [asked, setAsked] = useState(false);
  const [reason, setReason] = useState("");
  return (
    <>
      <Button variant="default" leftSection={<IconSuspended size={17} aria-hidden />} onClick={() => { setAsked(true); }}>{t("suspend")}</Button>
      <ConfirmDialog
        title={t("suspend.title", { name: person.name })}
        verb={t("suspend.verb")}
        opened={asked}
        onClose={() => { setAsked(false); }}
        ready={reason.trim() !== ""}
        onConfirm={() => post(`/api/v1/people/${person.id}/suspend`, { reason: reason.trim() })}
      >
        <Stack>
          <Text size="sm">{t("suspend.what")}</Text>
          <ReasonField bare label={t("suspend.reason")} value={reason} change={setReason} />
        </Stack>
      </ConfirmDialog>
    </>
  );
}
