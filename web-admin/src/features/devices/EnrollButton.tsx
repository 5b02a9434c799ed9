/** The way to a new device. */
import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { useMe } from "../../api";
import { AppLink } from "../../ui";
import { IconPlus } from "../../ui/icons";

/** Leads to the enrollment of a device; nothing for whom it is not. */
export function EnrollButton() {
  const { t } = useTranslation("devices");
  const me = useMe();
  if (!me.may("enroll")) return null;
  return (
    <Button component={AppLink} href="/settings/enrollment" plain leftSection={<IconPlus size={18} aria-hidden />}>
      {t("enroll")}
    </Button>
  );
}
