/** The six words of a command on one line: small here, since the approver's page shows them large where they are compared. */
import { useTranslation } from "../../i18n";

import classes from "./commands.module.css";

/** Shows the words. They are English in every language: that is what is compared. */
export function SixWords({ words }: { words: string }) {
  const { t } = useTranslation("commands");
  return (
    <p className={classes.words}>
      <span>{t("words")}</span> <code lang="en">{words}</code>
    </p>
  );
}
