// Step four: this computer, with the same dialog as every other device.
import { Button, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "../../i18n";
import { useMe, type Schema } from "../../api";
import { Notice } from "../../ui";
import { IconLaptop } from "../../ui/icons";
import { EnrollmentDialog } from "../enrollment";

/** Opens the enrollment dialog. */
export function DeviceStep({ reached, founded }: { reached: Schema["WelcomeView"]; founded: boolean }) {
  const { t } = useTranslation("welcome");
  const me = useMe();
  const [opened, setOpened] = useState(false);
  if (!founded) return <Text>{t("device.waits")}</Text>;
  // A pilot's only person may decide about their own device; afterwards nobody does.
  const forMe = reached.solo && me.person !== null ? { person: { id: me.person, name: me.name } } : {};
  return (
    <Stack gap="sm" align="flex-start">
      {!reached.solo && <Notice>{t("device.another")}</Notice>}
      {reached.device && <Text>{t("device.done")}</Text>}
      <Text size="sm" c="var(--lethe-quiet)">
        {t("device.needs")}
      </Text>
      <Button variant={reached.device ? "default" : "filled"} leftSection={<IconLaptop size={18} aria-hidden />} disabled={!me.may("enroll")} onClick={() => { setOpened(true); }}>
        {t("device.button")}
      </Button>
      <EnrollmentDialog opened={opened} onClose={() => { setOpened(false); }} {...forMe} />
    </Stack>
  );
}
