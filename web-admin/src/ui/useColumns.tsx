// Which columns of a table somebody wants to see, remembered in this browser.
import { Button, Checkbox, Popover, Stack } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import type { ReactNode } from "react";
import { useTranslation } from "../i18n";
import type { Column } from "./DataTable";
import { IconColumns } from "./icons";

/** The columns to show, and the button that changes them. `table` names the table in this browser's memory. */
export function useColumns<Row>(table: string, columns: readonly Column<Row>[]): [readonly Column<Row>[], ReactNode] {
  const { t } = useTranslation("ui");
  const [hidden, setHidden] = useLocalStorage<string[]>({ key: `lethe.columns.${table}`, defaultValue: [] });
  const fixed = (column: Column<Row>, place: number) => place === 0 || column.always === true;
  const shown = columns.filter((column, place) => fixed(column, place) || !hidden.includes(column.id));
  const chooser = (
    <Popover position="bottom-end" withinPortal trapFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconColumns size={16} aria-hidden />}>
          {t("columns")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          {columns.map((column, place) => (
            <Checkbox
              key={column.id}
              label={column.header}
              disabled={fixed(column, place)}
              checked={fixed(column, place) || !hidden.includes(column.id)}
              onChange={(event) => {
                setHidden(event.currentTarget.checked ? hidden.filter((id) => id !== column.id) : [...hidden, column.id]);
              }}
            />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
  return [shown, chooser];
}
