/** Everything that was ever ordered, with its state in words. */
import { useTranslation } from "../../i18n";

import { type Column, DataTable, EmptyState, ErrorState, FilterBar, type FilterKind, RelativeTime, Section, useColumns, useFilters } from "../../ui";
import { type Command, useCommands } from "../orders";
import { CommandState } from "./CommandState";
import classes from "./commands.module.css";
import { useTitle } from "./useTitle";

const STATES = ["dispatched", "finished", "vetoed", "cancelled", "expired", "superseded", "refused", "unconfirmed"] as const;

/** Shows the list. */
export function History() {
  const { t } = useTranslation("commands");
  const [filters, change] = useFilters();
  const list = useCommands({ state: filters["state"], q: filters["q"], person: filters["person"], refused: filters["refused"] });
  const [columns, chooser] = useColumns("commands", useCommandColumns());
  const kinds: FilterKind[] = [{ name: "state", label: t("filter.state"), choices: STATES.map((value) => ({ value, label: t(`filter.state.${value}`) })) }];
  return (
    <Section title={t("history")} bare>
      <FilterBar filters={filters} change={change} kinds={kinds} search={t("search")}>{chooser}</FilterBar>
      <div className={classes.history}>
        {list.error !== null ? (
          <ErrorState error={list.error} retry={list.retry} />
        ) : (
          <DataTable label={t("history")} columns={columns} rows={list.items} rowKey={(command) => command.id} rowHref={(command) => `/commands/${command.id}`} loading={list.loading} more={list.more} empty={<EmptyState title={t("history.none")} />} />
        )}
      </div>
    </Section>
  );
}

function useCommandColumns(): Column<Command>[] {
  const { t } = useTranslation("commands");
  const title = useTitle();
  const quiet = (text: string) => <span className={classes.quiet}>{text}</span>;
  return [
    { id: "what", header: t("column.what"), width: "minmax(0, 2fr)", cell: (command) => <span className={classes.strong}>{title(command)}</span> },
    { id: "state", header: t("column.state"), width: "minmax(0, 1.4fr)", narrow: true, cell: (command) => <CommandState command={command} /> },
    { id: "reason", header: t("column.reason"), width: "minmax(0, 1.2fr)", cell: (command) => <span className={`${classes.quiet ?? ""} ${classes.clamp ?? ""}`} title={command.reason}>{command.reason}</span> },
    { id: "by", header: t("column.by"), width: "minmax(0, 1fr)", cell: (command) => quiet(command.requested_by.name ?? "") },
    { id: "issued", header: t("column.issued"), width: "minmax(0, 0.8fr)", cell: (command) => <span className={classes.quiet}><RelativeTime at={command.issued} /></span> },
  ];
}
