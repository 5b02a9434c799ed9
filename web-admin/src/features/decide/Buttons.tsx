/** Buttons that open the approver's page. They say that they lead elsewhere, and show a link where no tab could be opened. */
import { Button, List, Modal, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "../../i18n";

import { IconElsewhere, IconHalt } from "../../ui/icons";
import { ErrorState } from "../../ui";
import { type Purpose, useApproverPage } from "./approver";

/** Opens the approver's page for one command: approve or veto is decided there. */
export function DecideButton({ command, quiet = false }: { command: string; quiet?: boolean }) {
  const { t } = useTranslation("decide");
  const page = useApproverPage();
  return (
    <Stack gap={6} align="flex-start">
      <Button
        variant={quiet ? "default" : "filled"}
        loading={page.isPending}
        rightSection={<IconElsewhere size={16} aria-hidden />}
        onClick={() => { page.mutate({ purpose: "decide", subject: command }); }}
      >
        {t("decide")}
      </Button>
      <Aftermath page={page} />
    </Stack>
  );
}

/** Opens the approver's page for HALT: one approver stops everything that was issued before now. */
export function HaltButton({ pending }: { pending: number }) {
  const { t } = useTranslation(["decide", "ui"]);
  const [asked, setAsked] = useState(false);
  const page = useApproverPage();
  const close = () => { setAsked(false); };
  const halt: Purpose = { purpose: "halt" };
  return (
    <>
      <Button variant="outline" color="gray" leftSection={<IconHalt size={18} aria-hidden />} onClick={() => { setAsked(true); }}>
        {t("halt")}
      </Button>
      <Modal opened={asked} onClose={close} title={t("halt.title")} centered closeButtonProps={{ "aria-label": t("ui:close") }}>
        <Stack>
          <Text size="sm">{t("halt.what", { count: pending })}</Text>
          <List size="sm" spacing={4}>
            <List.Item>{t("halt.devices")}</List.Item>
            <List.Item>{t("halt.again")}</List.Item>
            <List.Item>{t("halt.locks")}</List.Item>
          </List>
          <Button loading={page.isPending} rightSection={<IconElsewhere size={16} aria-hidden />} onClick={() => { page.mutate(halt, { onSuccess: (opened) => { if (opened.opened) close(); } }); }}>
            {t("halt.open")}
          </Button>
          <Aftermath page={page} />
        </Stack>
      </Modal>
    </>
  );
}

function Aftermath({ page }: { page: ReturnType<typeof useApproverPage> }) {
  const { t } = useTranslation("decide");
  if (page.error !== null) return <ErrorState title={t("failed")} error={page.error} />;
  if (page.data?.opened === false) {
    return (
      <Text size="sm">
        {t("blocked")} <a href={page.data.url} target="_blank" rel="noopener noreferrer">{t("blocked.link")}</a>
      </Text>
    );
  }
  return null;
}
