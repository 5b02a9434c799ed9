/** Everything that keeps a draft from being used. */
import { useTranslation } from "../../../i18n";

import type { Schema } from "../../../api";
import { Notice } from "../../../ui";
import classes from "../access.module.css";
import type { Rules } from "../shape";
import { useWords } from "../words";
import { faulty } from "./outcome";

/** Shows the faults, each with what it is about. */
export function Faults({ faults, rules }: { faults: readonly Schema["AccessFault"][]; rules: Rules }) {
  const { t } = useTranslation("access");
  const words = useWords();
  const said = ({ code, detail }: Schema["AccessFault"]) => (words.knows(`fault.${code}`) ? words.say(`fault.${code}`) : detail);
  return (
    <Notice tone="warn" title={t("faults", { count: faults.length })}>
      <ul className={classes.faults}>
        {faults.map((fault) => {
          const about = faulty(fault.path, rules);
          return <li key={`${fault.path} ${fault.detail}`}>{about === null ? "" : <strong>{t(`fault.of.${about.kind}`, { name: about.name })} </strong>}{said(fault)}</li>;
        })}
      </ul>
    </Notice>
  );
}
