/** What happened last. */
import { useTranslation } from "../../i18n";

import { useMe } from "../../api";
import { AppLink, EmptyState, Section, Timeline } from "../../ui";
import { type Event, placeOf, Subject } from "../audit";
import { eventPhrase, pictureOf, useActor, wordOf } from "../timeline";
import { useSay } from "../words";

/** Shows the newest events. */
export function Newest({ events }: { events: readonly Event[] }) {
  const { t } = useTranslation("overview");
  const say = useSay(["words", "events"]);
  const actor = useActor();
  const me = useMe();
  const items = events.map((event) => ({
    key: String(event.leaf),
    at: event.at,
    icon: pictureOf(wordOf({ title: event.verb, facts: event.facts })),
    title: say(eventPhrase(event)),
    detail: <>{isNamed(event) && <><Subject event={event} /> · </>}{actor({ kind: event.actor_kind, name: event.actor_name })}</>,
  }));
  return (
    <Section title={t("newest")} actions={me.may("read_audit") ? <AppLink href="/audit">{t("newest.all")}</AppLink> : undefined}>
      {items.length === 0 ? <EmptyState title={t("newest.none")} /> : <Timeline items={items} label={t("newest")} />}
    </Section>
  );
}

/** Whether the event is about something that has a name or a page. */
function isNamed(event: Event): boolean {
  return event.subject_name !== "" || placeOf(event.subject_kind, event.subject) !== null;
}
