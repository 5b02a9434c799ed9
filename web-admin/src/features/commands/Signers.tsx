/** Who has signed and who still could. */
import { Text } from "@mantine/core";
import { useTranslation } from "../../i18n";

import { IconCheck, IconWaiting } from "../../ui/icons";
import { attainable, type Command, couldStill } from "../orders";
import { useNeeds } from "../words";
import classes from "./commands.module.css";

/** Shows the people of a command. */
export function Signers({ signing }: { signing: Command }) {
  const { t } = useTranslation(["commands", "words"]);
  const needs = useNeeds();
  const open = signing.state === "requested";
  const could = open ? couldStill(signing) : [];
  return (
    <div>
      <Text size="sm" c="var(--lethe-quiet)">{t("takes", { needs: needs(signing.needs) })}{signing.one_more ? ` ${t("oneMore")}` : ""}</Text>
      <ul className={classes.signers}>
        {signing.approvals.map((approval) => (
          <li key={approval.person}><IconCheck size={15} aria-hidden /> {t("signed", { name: approval.name })}</li>
        ))}
        {could.map((person) => (
          <li key={person.person} className={classes.could}><IconWaiting size={15} aria-hidden /> {t("could", { name: person.name })}</li>
        ))}
      </ul>
      {open && !attainable(signing) && <Text size="sm" c="var(--lethe-warn)">{t("inVain")}</Text>}
    </div>
  );
}
