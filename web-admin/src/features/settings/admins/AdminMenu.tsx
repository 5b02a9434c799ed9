// What an owner can do about another admin: a new setup link, or the end of their access.
import { Button, Group } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "../../../i18n";
import { api, data, type Schema } from "../../../api";
import { ConfirmDialog } from "../../../ui";
import type { Link } from "./invite";

interface Props {
  admin: Schema["AdminView"];
  /** A link was made. */
  made: (link: Link) => void;
  /** The admin was disabled. */
  changed: () => Promise<unknown>;
}

/** The buttons of one row. */
export function AdminMenu({ admin, made, changed }: Props) {
  const { t } = useTranslation("settings");
  const [asked, setAsked] = useState<"link" | "disable" | null>(null);
  const close = () => { setAsked(null); };
  const { name } = admin;
  const params = { path: { id: admin.id } };
  const link = async () => {
    const renewed = await data(api.POST("/api/v1/admins/{id}/setup-link", { params }));
    made({ name, url: renewed.setup_link, expires: renewed.expires });
  };
  const disable = async () => {
    await api.DELETE("/api/v1/admins/{id}", { params });
    await changed();
  };
  return (
    <Group gap={4}>
      <Button variant="default" size="compact-sm" onClick={() => { setAsked("link"); }}>
        {t("admins.newLink")}
      </Button>
      <Button variant="default" size="compact-sm" onClick={() => { setAsked("disable"); }}>
        {t("admins.disable")}
      </Button>
      <ConfirmDialog title={t("admins.newLinkTitle", { name })} verb={t("admins.newLink")} opened={asked === "link"} onClose={close} onConfirm={link}>
        {t("admins.newLinkText", { name })}
      </ConfirmDialog>
      <ConfirmDialog title={t("admins.disableTitle", { name })} verb={t("admins.disable")} opened={asked === "disable"} onClose={close} onConfirm={disable}>
        {t("admins.disableText")}
      </ConfirmDialog>
    </Group>
  );
}
