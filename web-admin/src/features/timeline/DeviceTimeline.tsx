/** The one honest timeline of a device, by day, with the proof of each step behind a click. */
import { Button, Stack, Text } from "@mantine/core";
import { useTranslation } from "../../i18n";

import { EmptyState, ErrorState, type Happening, LoadingLines, Section, Timeline, wholeDay } from "../../ui";
import { useList } from "../ask";
import { Evidence } from "../evidence";
import { useSay } from "../words";
import { Order } from "./Order";
import { pictureOf } from "./pictures";
import { type Moment, wordOf } from "./shape";
import classes from "./timeline.module.css";
import { byDay, type Entry, story } from "./story";
import { useActor } from "./useActor";

/** Shows the timeline of one enrollment. */
export function DeviceTimeline({ enrollment }: { enrollment: string }) {
  const { t } = useTranslation(["timeline", "ui"]);
  const moments = useList<Moment>(`/api/v1/devices/${encodeURIComponent(enrollment)}/timeline`, {}, [`device:${enrollment}`, "devices"]);
  return (
    <Section title={t("title")} lead={t("what")}>
      {moments.error !== null ? (
        <ErrorState error={moments.error} retry={moments.retry} />
      ) : moments.loading ? (
        <LoadingLines lines={6} />
      ) : moments.items.length === 0 ? (
        <EmptyState title={t("none")} />
      ) : (
        <Days entries={story(moments.items)} enrollment={enrollment} />
      )}
      {moments.more.has && <Button variant="default" loading={moments.more.loading} onClick={moments.more.load}>{t("ui:more")}</Button>}
    </Section>
  );
}

function Days({ entries, enrollment }: { entries: readonly Entry[]; enrollment: string }) {
  const { t, i18n } = useTranslation("timeline");
  const happening = useHappening(enrollment);
  return (
    <Stack gap="xs">
      {byDay(entries, (at) => wholeDay(at, i18n.language)).map(({ day: name, entries: some }) => (
        <section key={name} aria-label={name}>
          <Text size="sm" fw={600} c="var(--lethe-quiet)" mb={8}>{name}</Text>
          <Timeline label={t("title.day", { day: name })} items={some.map(happening)} />
        </section>
      ))}
    </Stack>
  );
}

function useHappening(enrollment: string): (entry: Entry, at: number) => Happening {
  const say = useSay();
  const actor = useActor();
  return (entry, place) => {
    const key = `${String(entry.at)}-${String(place)}`;
    if (entry.kind === "order") {
      return { key, at: entry.at, icon: pictureOf(entry.action), tone: entry.steps.some((step) => step.tone === "danger" && step.moment !== null) ? "danger" : "waiting", title: say({ key: `words:action.${entry.action}`, values: { raw: entry.action } }), more: <Order entry={entry} enrollment={enrollment} /> };
    }
    const { moment, text } = entry;
    return { key, at: entry.at, icon: pictureOf(wordOf(moment)), title: say(text), more: <Beside moment={moment} who={actor(moment.actor)} enrollment={enrollment} /> };
  };
}

/** What else a moment says: who, the note beside it, and its proof. */
function Beside({ moment, who, enrollment }: { moment: Moment; who: string; enrollment: string }) {
  const { t } = useTranslation("timeline");
  return (
    <div className={classes.line}>
      <span className={classes.quiet}>{[who, moment.note == null ? "" : t("quoted", { text: moment.note })].filter((part) => part !== "").join(" · ")}</span>
      {moment.leaf != null && <Evidence of={{ leaf: moment.leaf, enrollment }} />}
    </div>
  );
}
