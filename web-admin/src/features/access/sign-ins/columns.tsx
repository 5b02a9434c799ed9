/** The columns of the sign-ins. */
import { useTranslation } from "../../../i18n";

import { type Column, RelativeTime, StatusWord } from "../../../ui";
import classes from "../access.module.css";
import type { SignIn } from "../shape";
import { coded, countryName, useWords, type Words } from "../words";

/** What became of it, in a word. */
export function Outcome({ signIn }: { signIn: SignIn }) {
  const { t } = useTranslation("why");
  const words = useWords();
  if (signIn.break_glass) return <StatusWord tone="warn">{t("breakGlass")}</StatusWord>;
  if (signIn.admitted) return <StatusWord tone="good">{t("admitted")}</StatusWord>;
  return <StatusWord tone="warn">{signIn.verdict === "step_up" ? coded("verdict.step_up", words) : t("refused")}</StatusWord>;
}

/** From where, as far as it is known: the country first, then the address. */
export function placeOf(signIn: SignIn, words: Words): { country: string | null; address: string } {
  const country = signIn.country == null ? null : countryName(signIn.country, words.language);
  return { country, address: signIn.address ?? words.say("signIns.noAddress") };
}

/** The columns, the most telling first. */
export function useSignInColumns(): Column<SignIn>[] {
  const { t } = useTranslation("access");
  const words = useWords();
  const quiet = (text: string | null | undefined) => <span className={classes.quiet}>{text}</span>;
  const place = (row: SignIn) => {
    const { country, address } = placeOf(row, words);
    return <span className={classes.pair}>{country !== null && <span>{country}</span>}{quiet(address)}</span>;
  };
  return [
    { id: "who", header: t("column.who"), width: "minmax(0, 1.5fr)", cell: (row) => <span className={classes.pair}><span className={classes.strong}>{row.subject.name}</span>{row.group != null && quiet(row.group)}</span> },
    { id: "outcome", header: t("column.outcome"), width: "minmax(10rem, 1.1fr)", narrow: true, cell: (row) => <Outcome signIn={row} /> },
    { id: "place", header: t("column.place"), width: "minmax(0, 1.4fr)", cell: place },
    { id: "app", header: t("column.app"), width: "minmax(0, 0.8fr)", cell: (row) => quiet(coded(`app.${row.app}`, words)) },
    { id: "when", header: t("column.when"), width: "minmax(0, 1fr)", narrow: true, cell: (row) => <span className={classes.quiet}><RelativeTime at={row.at} /></span> },
  ];
}
