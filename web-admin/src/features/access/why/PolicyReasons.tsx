/** What one policy says, and why each of its conditions stands as it does. */
import { Group, Text } from "@mantine/core";
import { useTranslation } from "../../../i18n";

import { StatusWord } from "../../../ui";
import { IconCheck, IconClose, IconUnknown } from "../../../ui/icons";
import classes from "../access.module.css";
import type { ToldPolicy, ToldReason } from "../shape";
import { coded, factorNames, useWords } from "../words";
import { Journey } from "./Journey";
import { reasonWords } from "./reason";
import { verdictTone } from "./verdict";

const PICTURES = { holds: IconCheck, fails: IconClose, unknown: IconUnknown } as const;

/** Shows the policy. */
export function PolicyReasons({ policy }: { policy: ToldPolicy }) {
  const { t } = useTranslation("why");
  const words = useWords();
  return (
    <article className={classes.verdict}>
      <Group gap="xs" justify="space-between">
        <Text fw={600}>{policy.name}</Text>
        <StatusWord tone={policy.binding ? verdictTone(policy.verdict) : "plain"}>{coded(`verdict.${policy.verdict}`, words)}</StatusWord>
      </Group>
      {!policy.binding && <Text size="sm" c="var(--lethe-quiet)">{t("policy.reports")}</Text>}
      <ul className={classes.reasons}>
        {policy.reasons.map((reason) => <Reason key={`${reason.code}${String(reason.until ?? "")}`} reason={reason} />)}
      </ul>
      <Text size="sm" c="var(--lethe-quiet)">{coded(`code.${policy.because}`, words)} {policy.step_up.length > 0 && t("policy.asks", { factors: factorNames(policy.step_up, words) })}</Text>
    </article>
  );
}

function Reason({ reason }: { reason: ToldReason }) {
  const words = useWords();
  const state = reason.state in PICTURES ? (reason.state as keyof typeof PICTURES) : "unknown";
  const Picture = PICTURES[state];
  return (
    <li data-state={state}>
      <Picture size={16} stroke={2.4} role="img" aria-label={coded(`state.${state}`, words)} />
      <div>
        {reasonWords(reason, words)}
        {reason.journey != null && <div className={classes.journey}><Journey way={reason.journey} /></div>}
      </div>
    </li>
  );
}
