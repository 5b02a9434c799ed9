/** Who may approve, who may not and why, and whether there are enough of them at all. */
import { Skeleton, Text } from "@mantine/core";
import { useTranslation } from "../../i18n";

import { Notice } from "../../ui";
import { type Action, attainable, couldStill } from "../orders";
import { useNeeds, useSay } from "../words";
import classes from "./destroy.module.css";
import type { whoMayApprove } from "./facts";

interface Props {
  action: Action;
  /** Undefined while the keyring is on its way; null where the ladder has no rung for so many. */
  who: ReturnType<typeof whoMayApprove> | undefined;
}

/** Shows who may approve. */
export function Approval({ who, action }: Props) {
  const { t } = useTranslation(["destroy", "words"]);
  const say = useSay();
  const needs = useNeeds();
  if (who === undefined) return <Skeleton height={48} />;
  if (who === null) return <Notice tone="warn" title={t("noRung")}>{t("noRung.what", { action: t(`words:action.${action}`).toLocaleLowerCase() })}</Notice>;
  const could = couldStill(who.signing);
  const cannot = who.candidates.filter((candidate) => candidate.why !== null);
  return (
    <section>
      <Text fw={600} size="sm">{t("who", { needs: needs(who.signing.needs) })}</Text>
      <ul className={classes.people}>
        {could.map((person) => (
          <li key={person.person}>{person.name} ({person.roles.map((role) => t(`words:role.${role}` as "words:role.it")).join(", ")})</li>
        ))}
        {cannot.map((person) => (
          <li key={person.person} className={classes.cannot}>{person.name}: {person.why === null ? "" : say(person.why)}</li>
        ))}
      </ul>
      {!attainable(who.signing) && <Notice tone="warn" title={t("unattainable")}>{t("unattainable.what")}</Notice>}
    </section>
  );
}
