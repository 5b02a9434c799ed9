/** Takes a command back: what is not begun will not begin. */
import { Button, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "../../i18n";

import { ConfirmDialog } from "../../ui";
import { post } from "../ask";
import type { Command } from "../orders";
import { ReasonField } from "../protect";

/** The button and its question. */
export function CancelButton({ command }: { command: Command }) {
  const { t } = useTranslation("commands");
  const [asked, setAsked] = useState(false);
  const [reason, setReason] = useState("");
  return (
    <>
      <Button variant="default" onClick={() => { setAsked(true); }}>{t("cancel")}</Button>
      <ConfirmDialog
        title={t("cancel.title")}
        verb={t("cancel")}
        opened={asked}
        onClose={() => { setAsked(false); }}
        ready={reason.trim() !== ""}
        onConfirm={() => post(`/api/v1/commands/${command.id}/cancel`, { reason: reason.trim() })}
      >
        <Stack>
          <Text size="sm">{t(command.state === "dispatched" ? "cancel.sent" : "cancel.what")}</Text>
          <ReasonField bare label={t("cancel.reason")} value={reason} change={setReason} />
        </Stack>
      </ConfirmDialog>
    </>
  );
}
