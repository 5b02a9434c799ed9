/** The fleet, drawn: one bar by state, one by platform, each part a link, with its number beside it. */
import { useTranslation } from "../../i18n";

import { AppLink, Section } from "../../ui";
import classes from "./overview.module.css";
import { parts, type Status, total } from "./shape";

/** Shows the fleet. */
export function Fleet({ status }: { status: Status }) {
  const { t, i18n } = useTranslation(["overview", "words"]);
  const number = new Intl.NumberFormat(i18n.language);
  const state = (name: string) => (i18n.exists(`words:badge.${name}`) ? t(`words:badge.${name}` as "words:badge.active") : name);
  const platform = (name: string) => (i18n.exists(`words:platform.${name}`) ? t(`words:platform.${name}` as "words:platform.linux") : name === "" ? t("words:platform.unknown") : name);
  const all = total(status.by_state);
  return (
    <Section title={t("fleet")} lead={t("fleet.what", { count: all, total: number.format(all), connected: number.format(status.connected ?? 0) })}>
      <Bar label={t("fleet.state")} counts={status.by_state} name={state} href={(name) => `/devices?state=${name}`} />
      <Bar label={t("fleet.platform")} counts={status.by_platform} name={platform} href={(name) => `/devices?platform=${name}`} />
    </Section>
  );
}

interface BarProps {
  label: string;
  counts: Readonly<Record<string, number>>;
  name: (word: string) => string;
  href: (word: string) => string;
}

function Bar({ label, counts, name, href }: BarProps) {
  const { i18n } = useTranslation("overview");
  const number = new Intl.NumberFormat(i18n.language);
  const shown = parts(counts);
  if (shown.length === 0) return null;
  return (
    <figure className={classes.chart}>
      <figcaption>{label}</figcaption>
      <div className={classes.bar} aria-hidden>
        {shown.map((part, at) => <span key={part.name} data-part={at % 5} style={{ flexGrow: part.share }} />)}
      </div>
      <ul className={classes.legend}>
        {shown.map((part, at) => (
          <li key={part.name}>
            <span className={classes.dot} data-part={at % 5} aria-hidden />
            <AppLink href={href(part.name)}>{name(part.name)}</AppLink>
            <span className={classes.count}>{number.format(part.value)}</span>
          </li>
        ))}
      </ul>
    </figure>
  );
}
