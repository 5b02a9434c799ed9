// What an owner can do about another admin: a new setup link, the end of their access, or its return.
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
  /** The admin was disabled or enabled. */
  changed: () => Promise<unknown>;
}

type Act = "newLink" | "disable" | "enable";

/** The buttons of one row. */
export function AdminMenu({ admin, made, changed }: Props) {
  const { t } = useTranslation("settings");
  const [asked, setAsked] = useState<Act | null>(null);
  const { name } = admin;
  const params = { path: { id: admin.id } };
  const show = (link: Schema["SetupLinkView"]) => { made({ name, url: link.setup_link, expires: link.expires }); };
  const does: Record<Act, () => Promise<void>> = {
    newLink: async () => { show(await data(api.POST("/api/v1/admins/{id}/setup-link", { params }))); },
    disable: async () => {
      await api.DELETE("/api/v1/admins/{id}", { params });
      await changed();
    },
    enable: async () => {
      show(await data(api.POST("/api/v1/admins/{id}/enable", { params })));
      await changed();
    },
  };
  const acts: readonly Act[] = admin.active ? ["newLink", "disable"] : ["enable"];
  return (
    <Group gap={4}>
      {acts.map((act) => (
        <Button key={act} variant="default" size="compact-sm" onClick={() => { setAsked(act); }}>
          {t(`admins.${act}`)}
        </Button>
      ))}
      {acts.map((act) => (
        <ConfirmDialog key={act} title={t(`admins.${act}Title`, { name })} verb={t(`admins.${act}`)} opened={asked === act} onClose={() => { setAsked(null); }} onConfirm={does[act]}>
          {t(`admins.${act}Text`, { name })}
        </ConfirmDialog>
      ))}
    </Group>
  );
}
