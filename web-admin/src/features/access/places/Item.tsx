/** A zone or a segment in its list: name, what it holds, and its editor while it is open. */
import { Button, Group, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "../../../i18n";

import { IconEdit, IconTrash } from "../../../ui/icons";
import classes from "../access.module.css";

interface Props {
  name: string;
  /** What it holds, in words. */
  holds: ReactNode;
  /** Null for whoever may only read. */
  acts: { open: boolean; toggle: () => void; remove: () => void } | null;
  /** The editor. */
  children: ReactNode;
}

/** Shows the item. */
export function Item({ name, holds, acts, children }: Props) {
  const { t } = useTranslation("access");
  return (
    <article className={classes.card} data-open={acts?.open === true} aria-label={name}>
      <Group justify="space-between" gap="xs" align="flex-start">
        <div className={classes.itemHead}>
          <Text fw={600}>{name}</Text>
          <Text size="sm" c="var(--lethe-quiet)">{holds}</Text>
        </div>
        {acts !== null && (
          <Group gap="xs">
            <Button size="xs" variant="default" leftSection={<IconEdit size={15} aria-hidden />} aria-expanded={acts.open} onClick={acts.toggle}>{t(acts.open ? "editor.close" : "editor.open")}</Button>
            <Button size="xs" variant="default" leftSection={<IconTrash size={15} aria-hidden />} onClick={acts.remove}>{t("editor.remove")}</Button>
          </Group>
        )}
      </Group>
      {acts?.open === true && <div className={classes.form}>{children}</div>}
    </article>
  );
}
