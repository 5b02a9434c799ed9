// What will be done to the rows that are chosen, and how many they are.
import { Button, Group, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "../i18n";
import type { Selection } from "./DataTable";
import classes from "./selection.module.css";

/** Shows the number of chosen rows and what can be done with them; nothing where none is chosen. */
export function SelectionBar({ selection, children }: { selection: Selection; children: ReactNode }) {
  const { t } = useTranslation("ui");
  const count = selection.keys.size;
  if (count === 0) return null;
  return (
    <div className={classes.bar} role="region" aria-label={t("selected", { count })}>
      <Text fw={600} size="sm">
        {t("selected", { count })}
      </Text>
      <Group gap="xs">{children}</Group>
      <Button variant="subtle" size="compact-sm" ml="auto" onClick={() => { selection.change(new Set()); }}>
        {t("select.none")}
      </Button>
    </div>
  );
}
