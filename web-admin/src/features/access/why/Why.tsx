/** Why: a decision in words, where it came from, and every policy with every reason. The same for what happened and for what would. */
import { Stack, Text } from "@mantine/core";
import { useTranslation } from "../../../i18n";

import { type Fact, Facts, RelativeTime, StatusWord } from "../../../ui";
import classes from "../access.module.css";
import type { Told } from "../shape";
import { coded, factorNames, useWords } from "../words";
import { Attribution } from "./Attribution";
import { PolicyReasons } from "./PolicyReasons";
import { usePlaceFacts } from "./placeFacts";
import { verdictTone } from "./verdict";

/** Shows a decision. */
export function Why({ told }: { told: Told }) {
  const { t } = useTranslation("why");
  const words = useWords();
  const place = usePlaceFacts();
  const further: Fact[] = [
    [t("validUntil"), told.valid_until == null ? null : <span title={t("validUntil.what")}><RelativeTime at={told.valid_until} as="clock" /></span>],
    [t("reported"), told.reported === "allow" ? null : coded(`verdict.${told.reported}`, words)],
    [t("rulesVersion"), told.rules_version === 0 ? null : t("rulesVersion.is", { version: told.rules_version })],
  ];
  return (
    <Stack gap="md">
      <Stack gap={6} align="flex-start">
        <StatusWord tone={verdictTone(told.verdict)}>{coded(`verdict.${told.verdict}`, words)}</StatusWord>
        <Text>{told.rules_version === 0 && told.policies.length === 0 ? t("noRules") : coded(`code.${told.code}`, words, { factors: factorNames(told.step_up, words) })}</Text>
      </Stack>
      <Facts facts={[...place(told), ...further]} />
      <section aria-label={t("policies")}>
        <h3 className={classes.subhead}>{t("policies")}</h3>
        {told.policies.length === 0 ? <Text size="sm" c="var(--lethe-quiet)">{t("policies.none")}</Text> : told.policies.map((policy) => <PolicyReasons key={policy.id} policy={policy} />)}
      </section>
      <Attribution />
    </Stack>
  );
}
