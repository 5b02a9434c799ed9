/** The order and every signature on it, each with its proof. */
import { useTranslation } from "../../i18n";

import { RelativeTime, Section } from "../../ui";
import { Evidence, type Exhibit } from "../evidence";
import type { Command } from "../orders";
import classes from "./commands.module.css";

interface Signed {
  key: string;
  text: string;
  at: number;
  exhibit: Exhibit;
}

/** Shows what was signed and by whom. */
export function Signatures({ command }: { command: Command }) {
  const { t } = useTranslation("commands");
  const all = useSigned(command);
  return (
    <Section title={t("signatures")} lead={t("signatures.what")}>
      <ul className={classes.signatures}>
        {all.map((signed) => (
          <li key={signed.key}>
            <div className={classes.line}>
              <span>{signed.text}</span>
              <span className={classes.quiet}><RelativeTime at={signed.at} as="clock" /></span>
              <Evidence of={signed.exhibit} />
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function useSigned(command: Command): Signed[] {
  const { t } = useTranslation(["commands", "words"]);
  const role = (word: string) => t(`words:role.${word}` as "words:role.it");
  const of = command.id;
  const order: Signed = { key: "command", text: t("signatures.command"), at: command.issued, exhibit: { command: of, part: "command" } };
  const approvals = command.approvals.map(({ person, name, role: as, at }): Signed => ({ key: `approval-${person}`, text: t("signatures.approval", { name, role: role(as) }), at, exhibit: { command: of, part: "approval", person } }));
  const vetoes = command.vetoes.map(({ person, name, halt, at }): Signed => ({ key: `veto-${person}-${String(at)}`, text: t(halt ? "signatures.halt" : "signatures.veto", { name }), at, exhibit: { command: of, part: "veto", person } }));
  const sent: Signed[] = command.dispatch_leaf == null ? [] : [{ key: "dispatch", text: t("signatures.dispatch"), at: command.dispatched ?? command.issued, exhibit: { command: of, part: "dispatch" } }];
  return [order, ...approvals, ...vetoes, ...sent];
}
