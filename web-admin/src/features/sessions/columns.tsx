/** The columns of the sessions. */
import type { ReactNode } from "react";
import { useTranslation } from "../../i18n";

import { AppLink, type Column, RelativeTime, StatusWord } from "../../ui";
import { countryName, useWords } from "../access/words";
import { verdictTone } from "../access/why/verdict";
import classes from "./sessions.module.css";
import type { EmployeeSession } from "./shape";

/** The columns, the most telling first. Few and tall: the map stands beside them. */
export function useSessionColumns(): Column<EmployeeSession>[] {
  const { t } = useTranslation("sessions");
  const { language } = useWords();
  const pair = (first: ReactNode, second: ReactNode) => <span className={classes.pair}>{first}{second != null && <span className={classes.quiet}>{second}</span>}</span>;
  const apps = ({ grants }: EmployeeSession) => (grants.length === 0 ? t("apps.none") : grants.map((grant) => grant.app_name).join(", "));
  return [
    { id: "person", header: t("column.person"), width: "minmax(0, 1fr)", cell: ({ person, group }) => pair(<AppLink href={`/people/${person.id}`}>{person.name}</AppLink>, group) },
    { id: "device", header: t("column.device"), width: "minmax(0, 1.4fr)", cell: (session) => pair(session.device == null ? session.label : <AppLink href={`/devices/${session.device.id}`}>{session.device.label}</AppLink>, apps(session)) },
    { id: "place", header: t("column.place"), width: "minmax(0, 1.1fr)", narrow: true, cell: ({ place }) => pair(place.country == null ? t("place.none") : countryName(place.country, language), place.address) },
    { id: "verdict", header: t("column.verdict"), width: "minmax(7.5rem, 1.2fr)", cell: (session) => <Verdict session={session} /> },
    { id: "seen", header: t("column.seen"), width: "minmax(6.5rem, 1fr)", cell: ({ last_seen, begun }) => pair(<RelativeTime at={last_seen} />, <RelativeTime at={begun} />) },
  ];
}

/** What was decided, the way to its why, and until when it holds. */
function Verdict({ session: { verdict, sign_in, valid_until } }: { session: EmployeeSession }) {
  const { t } = useTranslation(["sessions", "why"]);
  return (
    <span className={classes.pair}>
      {verdict != null && <StatusWord tone={verdictTone(verdict)}>{t(`why:verdict.${verdict as "allow"}`)}</StatusWord>}
      {valid_until != null && <span className={classes.quiet}>{t("until")} <RelativeTime at={valid_until} as="clock" /></span>}
      {sign_in != null && <AppLink href={`/access/sign-ins/${String(sign_in)}`}>{t("why")}</AppLink>}
    </span>
  );
}
