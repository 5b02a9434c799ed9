/** Beside the editor, always: what is wrong with the draft, what it means for whoever writes it, and what it would have done lately. */
import { Stack, Text } from "@mantine/core";
import { useTranslation } from "../../../i18n";

import { ErrorState, LoadingLines, Section } from "../../../ui";
import classes from "../access.module.css";
import type { Draft } from "../draft";
import { Faults } from "./Faults";
import { Guard } from "./Guard";
import { Replay } from "./Replay";
import type { useTrial } from "./useTrial";

/** Shows the trial of a draft. */
export function Trial({ draft, trial }: { draft: Draft; trial: ReturnType<typeof useTrial> }) {
  const { t } = useTranslation("access");
  const { tried, error, again, old } = trial;
  return (
    <Section title={t("trial")} lead={t("trial.what")}>
      <div aria-live="polite" aria-busy={old} className={old ? classes.old : undefined}>
        {error !== null ? (
          <ErrorState error={error} retry={again} />
        ) : tried === undefined ? (
          <LoadingLines lines={4} />
        ) : (
          <Stack gap="md">
            {tried.faults.length > 0 && <Faults faults={tried.faults} rules={draft.rules} />}
            {tried.guard != null && <Guard guard={tried.guard} />}
            {tried.replay != null && <Replay replay={tried.replay} />}
            {tried.faults.length > 0 && <Text size="sm" c="var(--lethe-quiet)">{t("trial.notYet")}</Text>}
          </Stack>
        )}
      </div>
    </Section>
  );
}
