/** One event: its facts, and its proof. */
import { Stack } from "@mantine/core";
import { useTranslation } from "../../i18n";

import { AppLink, CopyId, exact, type Fact, Facts } from "../../ui";
import { Proof } from "../evidence";
import { eventPhrase, useActor } from "../timeline";
import { useSay } from "../words";
import { Subject } from "./Subject";
import type { Event } from "./shape";

/** Shows the event. */
export function EventFacts({ event }: { event: Event }) {
  const { t, i18n } = useTranslation("audit");
  const say = useSay();
  const actor = useActor();
  const facts: Fact[] = [
    [t("column.what"), say(eventPhrase(event))],
    [t("fact.name"), <code key="n">{event.verb}</code>],
    [t("column.when"), exact(event.at, i18n.language)],
    [t("column.who"), <span key="w">{actor({ kind: event.actor_kind, name: event.actor_name })} {isNobody(event.actor) ? null : <AppLink href={`/audit?actor=${event.actor}`}>{t("more.actor")}</AppLink>}</span>],
    [t("column.subject"), <span key="s"><Subject event={event} /> <AppLink href={`/audit?subject=${event.subject}`}>{t("more.subject")}</AppLink></span>],
    [t("fact.id"), <CopyId key="i" id={event.subject} />],
    ...Object.entries(event.facts).map(([name, value]): Fact => [name, <code key={name}>{event.names[value] ?? value}</code>]),
    [t("fact.note"), event.note],
  ];
  return (
    <Stack>
      <Facts facts={facts} />
      <Proof of={{ leaf: event.leaf }} />
    </Stack>
  );
}

/** Operator and server have no id. */
function isNobody(actor: string): boolean {
  return /^0*$/.test(actor);
}
