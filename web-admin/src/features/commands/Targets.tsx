/** Each device of a command and how far it is, to its last receipt. */
import { useTranslation } from "../../i18n";

import { AppLink, RelativeTime, Section } from "../../ui";
import { Evidence } from "../evidence";
import { type Command, progress, STEPS, type Target } from "../orders";
import { useSay } from "../words";
import classes from "./commands.module.css";

/** Shows the devices. */
export function Targets({ command }: { command: Command }) {
  const { t } = useTranslation("commands");
  return (
    <Section title={t("targets", { count: command.targets.length })} lead={t("targets.what")}>
      <ul className={classes.targets}>
        {command.targets.map((target) => <One key={target.enrollment} command={command} target={target} />)}
      </ul>
    </Section>
  );
}

function One({ command, target }: { command: Command; target: Target }) {
  const say = useSay();
  const { passed, text, tone, over } = progress(command, target);
  const reason = target.state === "refused" && target.reason !== "" ? say({ key: `words:refusal.${target.reason}`, values: { raw: target.reason } }) : "";
  return (
    <li>
      <div className={classes.target}>
        <AppLink href={`/devices/${target.enrollment}`}>{target.label}</AppLink>
        <span className={classes.quiet}>{say(text)}{reason === "" ? "" : `: ${reason}`}</span>
      </div>
      <Steps passed={passed} tone={tone} over={over} label={say(text)} />
      <Receipts command={command.id} target={target} />
    </li>
  );
}

/** Progress as steps, because it has no percentage: five, each either behind it or not. */
function Steps({ passed, tone, over, label }: { passed: number; tone: string; over: boolean; label: string }) {
  const { t } = useTranslation("commands");
  return (
    <ol className={classes.steps} data-tone={tone} data-over={over} aria-label={label}>
      {STEPS.map((step, at) => (
        <li key={step} data-passed={at < passed}>
          <span>{t(`step.${step}`)}</span>
        </li>
      ))}
    </ol>
  );
}

function Receipts({ command, target }: { command: string; target: Target }) {
  const { t, i18n } = useTranslation("commands");
  if (target.receipts.length === 0) return null;
  return (
    <ul className={classes.receipts}>
      {target.receipts.map((receipt) => (
        <li key={`${receipt.stage}-${String(receipt.at)}`} className={classes.line}>
          <span>{i18n.exists(`commands:receipt.${receipt.stage}`) ? t(`receipt.${receipt.stage}` as "receipt.done") : receipt.stage}</span>
          <span className={classes.quiet}><RelativeTime at={receipt.at} as="clock" /></span>
          <Evidence of={{ command, part: "step", leaf: receipt.leaf, enrollment: target.enrollment }} />
        </li>
      ))}
    </ul>
  );
}
