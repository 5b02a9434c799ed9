/** The columns of the audit trail. */
import { UnstyledButton } from "@mantine/core";
import { useTranslation } from "../../i18n";

import { type Column, RelativeTime } from "../../ui";
import { eventPhrase, useActor } from "../timeline";
import { useSay } from "../words";
import classes from "./audit.module.css";
import type { Event } from "./shape";
import { Subject } from "./Subject";

/** The columns; `open` is called with the event of a row that somebody opens. */
export function useAuditColumns(open: (event: Event) => void): Column<Event>[] {
  const { t } = useTranslation("audit");
  const say = useSay();
  const actor = useActor();
  const what = (event: Event) => (
    <UnstyledButton className={classes.open ?? ""} aria-haspopup="dialog" onClick={() => { open(event); }}>
      {say(eventPhrase(event))}
    </UnstyledButton>
  );
  return [
    { id: "what", header: t("column.what"), width: "minmax(0, 1.6fr)", cell: what },
    { id: "subject", header: t("column.subject"), width: "minmax(0, 1.6fr)", cell: (event) => <Subject event={event} /> },
    { id: "who", header: t("column.who"), width: "minmax(0, 1.2fr)", cell: (event) => <span className={classes.quiet}>{actor({ kind: event.actor_kind, name: event.actor_name })}</span> },
    { id: "when", header: t("column.when"), width: "minmax(0, 0.8fr)", narrow: true, cell: (event) => <span className={classes.quiet}><RelativeTime at={event.at} /></span> },
  ];
}
