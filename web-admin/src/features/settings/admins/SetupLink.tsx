// A setup link, shown once: to be handed over by the person who made it.
import { Button, Group, Stack, Text } from "@mantine/core";
import { useTranslation } from "../../../i18n";
import { clockTime, Notice, PasteLine, QrCode, useNow } from "../../../ui";
import type { Link } from "./invite";

/** Shows the link until somebody says that it was handed over. */
export function SetupLink({ link, done }: { link: Link; done: () => void }) {
  const { t, i18n } = useTranslation("settings");
  const now = useNow();
  return (
    <Stack>
      <Text fw={600}>{t("admins.link", { name: link.name })}</Text>
      <Notice tone="warn">{t("admins.linkOnce", { until: clockTime(link.expires, now, i18n.language) })}</Notice>
      <PasteLine text={link.url} label={t("admins.link", { name: link.name })} />
      <QrCode text={link.url} size={180} />
      <Group justify="flex-end">
        <Button onClick={done}>{t("admins.linkDone")}</Button>
      </Group>
    </Stack>
  );
}
