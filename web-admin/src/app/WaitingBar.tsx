// The bar on top: what waits for people, each leading to where it is done. Nothing waits: no bar.
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "../i18n";
import { statusQuery } from "../api";
import { AppLink, relative, StatusWord, useNow } from "../ui";
import { type Waiting, whatWaits } from "./waiting";
import classes from "./waiting.module.css";

/** Shows what waits. */
export function WaitingBar() {
  const { t, i18n } = useTranslation("shell");
  const now = useNow(60_000);
  const status = useQuery(statusQuery);
  const waiting = status.data === undefined ? [] : whatWaits(status.data, now);
  if (waiting.length === 0) return null;
  const words = ({ key, count = 0, at = 0 }: Waiting) => t(`waiting.${key}`, { count, when: relative(at, now, i18n.language) });
  return (
    <section aria-label={t("waiting")} className={classes.bar}>
      {waiting.map((one) => (
        <AppLink key={one.key} plain href={one.href} className={classes.one ?? ""}>
          <StatusWord tone={one.tone}>{words(one)}</StatusWord>
        </AppLink>
      ))}
    </section>
  );
}
