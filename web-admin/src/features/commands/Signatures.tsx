/** The order and every signature on it, each with its proof. */
import { useTranslation } from "../../i18n";

import { RelativeTime, Section } from "../../ui";
import { Evidence } from "../evidence";
import type { Command } from "../orders";
import classes from "./commands.module.css";

interface Signed {
  key: string;
  text: string;
  at: number;
  leaf: number | null;
}

/** Shows what was signed and by whom. */
export function Signatures({ command }: { command: Command }) {
  const { t } = useTranslation(["commands", "words"]);
  const role = (word: string) => t(`words:role.${word}` as "words:role.it");
  const all: Signed[] = [
    { key: "command", text: t("signatures.command"), at: command.issued, leaf: command.leaf ?? null },
    ...command.approvals.map((approval) => ({ key: approval.key, text: t("signatures.approval", { name: approval.name, role: role(approval.role) }), at: approval.at, leaf: approval.leaf ?? null })),
    ...command.vetoes.map((veto) => ({ key: `${veto.person}-${String(veto.at)}`, text: t(veto.halt ? "signatures.halt" : "signatures.veto", { name: veto.name }), at: veto.at, leaf: veto.leaf ?? null })),
  ];
  return (
    <Section title={t("signatures")} lead={t("signatures.what")}>
      <ul className={classes.signatures}>
        {all.map((signed) => (
          <li key={signed.key}>
            <div className={classes.target}>
              <span>{signed.text}</span>
              <span className={classes.quiet}><RelativeTime at={signed.at} as="clock" /></span>
            </div>
            {signed.leaf !== null && <Evidence leaf={signed.leaf} command={command.id} />}
          </li>
        ))}
      </ul>
    </Section>
  );
}
