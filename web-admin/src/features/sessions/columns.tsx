/** The columns of the sessions. */
import { useTranslation } from "../../i18n";

import { AppLink, type Column, RelativeTime, StatusWord } from "../../ui";
import { countryName, useWords } from "../access/words";
import { verdictTone } from "../access/why/verdict";
import classes from "./sessions.module.css";
import type { EmployeeSession } from "./shape";

/** The columns, the most telling first. */
export function useSessionColumns(): Column<EmployeeSession>[] {
  const { t } = useTranslation("sessions");
  const { language } = useWords();
  const quiet = (text: string) => <span className={classes.quiet}>{text}</span>;
  return [
    { id: "person", header: t("column.person"), width: "minmax(0, 1.3fr)", cell: ({ person, group }) => <span className={classes.pair}><AppLink href={`/people/${person.id}`}>{person.name}</AppLink>{group != null && quiet(group)}</span> },
    { id: "device", header: t("column.device"), width: "minmax(0, 1.3fr)", cell: ({ device, label }) => (device == null ? quiet(label) : <span className={classes.pair}><AppLink href={`/devices/${device.id}`}>{device.label}</AppLink>{quiet(label)}</span>) },
    { id: "apps", header: t("column.apps"), width: "minmax(0, 1fr)", cell: ({ grants }) => quiet(grants.length === 0 ? t("apps.none") : grants.map((grant) => grant.app_name).join(", ")) },
    { id: "place", header: t("column.place"), width: "minmax(0, 1.1fr)", narrow: true, cell: ({ place }) => <span className={classes.pair}><span>{place.country == null ? t("place.none") : countryName(place.country, language)}</span>{place.address != null && quiet(place.address)}</span> },
    { id: "verdict", header: t("column.verdict"), width: "minmax(8rem, 1fr)", cell: (session) => <Verdict session={session} /> },
    { id: "begun", header: t("column.begun"), width: "minmax(0, 0.9fr)", cell: ({ begun }) => <span className={classes.quiet}><RelativeTime at={begun} /></span> },
    { id: "seen", header: t("column.seen"), width: "minmax(0, 0.9fr)", cell: ({ last_seen }) => <span className={classes.quiet}><RelativeTime at={last_seen} /></span> },
    { id: "until", header: t("column.until"), width: "minmax(0, 0.9fr)", cell: ({ valid_until }) => (valid_until == null ? null : <span className={classes.quiet}><RelativeTime at={valid_until} as="clock" /></span>) },
  ];
}

/** What was decided, with the way to its why. */
function Verdict({ session: { verdict, sign_in } }: { session: EmployeeSession }) {
  const { t } = useTranslation(["sessions", "why"]);
  if (verdict == null) return null;
  return (
    <span className={classes.pair}>
      <StatusWord tone={verdictTone(verdict)}>{t(`why:verdict.${verdict as "allow"}`)}</StatusWord>
      {sign_in != null && <AppLink href={`/access/sign-ins/${String(sign_in)}`}>{t("why")}</AppLink>}
    </span>
  );
}
