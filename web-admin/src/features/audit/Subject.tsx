/** What an event is about. */
import { useTranslation } from "../../i18n";

import { AppLink } from "../../ui";
import { useSay } from "../words";
import classes from "./audit.module.css";
import { type Event, placeOf } from "./shape";

/** What an event is about, by name, with the way to its page. */
export function Subject({ event }: { event: Event }) {
  const { t, i18n } = useTranslation("events");
  const say = useSay(["words"]);
  const place = placeOf(event.subject_kind, event.subject);
  const kind = i18n.exists(`events:subject.${event.subject_kind}`) ? t(`subject.${event.subject_kind}` as "subject.person") : event.subject_kind;
  const short = event.subject === "" ? kind : `${kind} ${event.subject.slice(0, 8)}…`;
  // A command is named by its action.
  const named = event.subject_kind === "command" ? say({ key: `words:action.${event.subject_name}`, values: { raw: event.subject_name } }) : event.subject_name;
  const name = named !== "" ? named : short;
  return place === null ? <span className={classes.quiet}>{name}</span> : <AppLink href={place}>{name}</AppLink>;
}
