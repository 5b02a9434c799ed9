/** What HALT does and does not, before the approver's page is opened for it. */
import { Button, Group, List, Modal, Stack, Text } from "@mantine/core";

import { useTranslation } from "../../i18n";
import { IconElsewhere } from "../../ui/icons";
import { Aftermath } from "./Aftermath";
import { useApproverPage } from "./page";

/** Shows the question. */
export default function HaltDialog({ pending, close }: { pending: number; close: () => void }) {
  const { t } = useTranslation(["decide", "ui"]);
  const page = useApproverPage();
  const open = () => {
    page.mutate({ purpose: "halt" }, { onSuccess: ({ opened }) => { if (opened) close(); } });
  };
  return (
    <Modal opened onClose={close} title={t("halt.title")} centered closeButtonProps={{ "aria-label": t("ui:close") }}>
      <Stack>
        <Text size="sm">{t("halt.what", { count: pending })}</Text>
        <List size="sm" spacing={4}>
          <List.Item>{t("halt.devices")}</List.Item>
          <List.Item>{t("halt.again")}</List.Item>
          <List.Item>{t("halt.locks")}</List.Item>
        </List>
        <Aftermath page={page} />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>{t("ui:cancel")}</Button>
          <Button loading={page.isPending} rightSection={<IconElsewhere size={16} aria-hidden />} onClick={open}>{t("halt.open")}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
