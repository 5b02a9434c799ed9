/** The log as a file, and how anybody checks it without this server. */
import { Button, List, Modal, Stack, Text } from "@mantine/core";
import { useTranslation } from "../../i18n";

import { PasteLine } from "../../ui";
import { IconDownload } from "../../ui/icons";

/** Shows the way to an export and the three steps that verify it. */
export function ExportDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation(["audit", "ui"]);
  return (
    <Modal opened={opened} onClose={onClose} title={t("export.title")} size="lg" centered closeButtonProps={{ "aria-label": t("ui:close") }}>
      <Stack>
        <Text size="sm">{t("export.what")}</Text>
        <Button component="a" href="/api/v1/log/export" download="lethe-log.jsonl" leftSection={<IconDownload size={18} aria-hidden />}>{t("export.download")}</Button>
        <Text size="sm" fw={600}>{t("export.verify")}</Text>
        <List size="sm" type="ordered" spacing={4}>
          <List.Item>{t("export.step.computer")}</List.Item>
          <List.Item>{t("export.step.words")}</List.Item>
          <List.Item>{t("export.step.run")}</List.Item>
        </List>
        <PasteLine label={t("export.command")} text="lethe log verify lethe-log.jsonl" />
        <Text size="sm" c="var(--lethe-quiet)">{t("export.limit")}</Text>
      </Stack>
    </Modal>
  );
}
