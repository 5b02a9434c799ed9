/** What is changed, and how it is saved: with a touch, on trial or for good. What was typed stays when the server refuses. */
import { Button, Checkbox, Group, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "../../../i18n";

import { ErrorState, Section, useWork } from "../../../ui";
import { IconPasskey } from "../../../ui/icons";
import { countChanges } from "../draft";
import { type Drafting, useRulesWork } from "../useRules";
import { Overtaken } from "./Overtaken";
import type { useTrial } from "./useTrial";

/** Seconds of a trial. */
const TRIAL_S = 600;

/** Shows nothing where nothing is changed. */
export function SaveBox({ drafting, trial }: { drafting: Drafting; trial: ReturnType<typeof useTrial> }) {
  const { t } = useTranslation("access");
  const [note, setNote] = useState("");
  const [onTrial, setOnTrial] = useState(true);
  const work = useWork();
  const rules = useRulesWork();
  const { draft, overtaken, forget } = drafting;
  if (draft === null) return null;
  const count = countChanges(draft);
  const unread = Object.keys(draft.typed).length;
  if (count === 0 && unread === 0) return null;
  const sound = trial.tried !== undefined && trial.tried.faults.length === 0 && trial.tried.guard?.let_in === true;
  const save = () =>
    void work.run(async () => {
      try {
        await rules.save(draft, { note, revertAfterS: onTrial ? TRIAL_S : null });
        setNote("");
      } catch (thrown) {
        // Other rules may be in force by now: then there is something to say about it.
        await rules.read();
        throw thrown;
      }
    });
  return (
    <Section title={t("save", { count })}>
      <Stack gap="sm">
        {overtaken && <Overtaken drafting={drafting} />}
        {unread > 0 && <Text size="sm" c="var(--lethe-danger)">{t("save.unread")}</Text>}
        <TextInput label={t("save.note")} maxLength={100} value={note} onChange={(event) => { setNote(event.currentTarget.value); }} />
        <Checkbox label={t("save.onTrial")} description={t("save.onTrial.what")} checked={onTrial} onChange={(event) => { setOnTrial(event.currentTarget.checked); }} />
        {work.failure !== null && <ErrorState title={t("save.failed")} error={work.failure} />}
        <Group justify="space-between">
          <Button variant="default" onClick={() => { work.forget(); forget(); }}>{t("save.forget")}</Button>
          <Button leftSection={<IconPasskey size={17} aria-hidden />} loading={work.busy} disabled={overtaken || unread > 0 || trial.old || !sound} onClick={save}>{t("save.verb")}</Button>
        </Group>
      </Stack>
    </Section>
  );
}
