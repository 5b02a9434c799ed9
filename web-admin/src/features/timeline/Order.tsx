/** One order of people as its steps: those that happened with time and proof, those that have not as what is still awaited. */
import { Text } from "@mantine/core";
import { useTranslation } from "../../i18n";

import { AppLink, RelativeTime } from "../../ui";
import { type Icon, IconDone, IconRefused, IconWaiting, IconWarning, IconWipe } from "../../ui/icons";
import { Evidence, type Exhibit } from "../evidence";
import { type Tone, useSay } from "../words";
import classes from "./timeline.module.css";
import { fact, type Moment } from "./shape";
import type { Entry, Step } from "./story";

const PICTURES: Partial<Record<Tone, Icon>> = { plain: IconDone, waiting: IconRefused, warn: IconWarning, danger: IconWipe };

/** Shows the steps. */
export function Order({ entry, enrollment }: { entry: Extract<Entry, { kind: "order" }>; enrollment: string }) {
  const { t } = useTranslation("timeline");
  return (
    <div className={classes.order}>
      <ol className={classes.steps}>
        {entry.steps.map((step, at) => <One key={`${String(at)}-${step.name}`} step={step} command={entry.command} enrollment={enrollment} />)}
      </ol>
      <AppLink href={`/commands/${entry.command}`}>{t("command")}</AppLink>
    </div>
  );
}

function One({ step, command, enrollment }: { step: Step; command: string; enrollment: string }) {
  const { t } = useTranslation("timeline");
  const say = useSay();
  const { moment } = step;
  const Picture = moment === null ? IconWaiting : (PICTURES[step.tone] ?? IconDone);
  return (
    <li className={moment === null ? classes.awaited : classes[step.tone]}>
      <Picture size={15} aria-hidden />
      <div>
        <div className={classes.line}>
          <span>{say(step.text)}</span>
          {moment === null ? <Text span size="sm">{t("awaited")}</Text> : <RelativeTime at={moment.at} as="clock" />}
          {moment !== null && <Evidence of={exhibitOf(step.name, moment, command, enrollment)} />}
        </div>
      </div>
    </li>
  );
}

/** The signed bytes behind a step: people's and devices' own words where there are any, else the server's record. */
function exhibitOf(name: string, moment: Moment, command: string, enrollment: string): Exhibit {
  const person = fact(moment, "person");
  if (name === "requested") return { command, part: "command" };
  if (name === "queued") return { command, part: "dispatch" };
  if ((name === "approved" || name === "vetoed") && person !== "") return { command, part: name === "approved" ? "approval" : "veto", person };
  return { command, part: "step", leaf: moment.leaf ?? 0, enrollment };
}
