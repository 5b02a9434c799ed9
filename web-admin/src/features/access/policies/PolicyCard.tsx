/** One policy: its name, its sentence, the switch draft – report only – on; and the editor while it is open. */
import { Button, Group, SegmentedControl, Text } from "@mantine/core";
import { useTranslation } from "../../../i18n";

import { StatusWord, type Tone } from "../../../ui";
import { IconEdit, IconTrash } from "../../../ui/icons";
import classes from "../access.module.css";
import { keep, remove } from "../draft";
import type { Policy } from "../shape";
import { coded, useWords } from "../words";
import type { Bench } from "../Workbench";
import { PolicyEditor } from "./PolicyEditor";
import { Sentence } from "./Sentence";

const MODES = ["draft", "report_only", "on"] as const;
const TONES: Record<Policy["mode"], Tone> = { draft: "plain", report_only: "waiting", on: "good" };

interface Props {
  policy: Policy;
  bench: Bench;
  open: boolean;
  toggle: () => void;
}

/** Shows the policy. */
export function PolicyCard({ policy, bench: { draft, change }, open, toggle }: Props) {
  const { t } = useTranslation("access");
  const words = useWords();
  const put = (next: Policy) => change?.((before) => keep(before, "policies", next));
  return (
    <article className={classes.card} data-open={open} aria-label={policy.name}>
      <Group justify="space-between" gap="xs">
        <Text fw={600} component="h2" m={0}>{policy.name}</Text>
        <StatusWord tone={TONES[policy.mode]}>{coded(`mode.${policy.mode}`, words)}</StatusWord>
      </Group>
      <Sentence policy={policy} rules={draft.rules} />
      {change !== null && (
        <Group justify="space-between" gap="xs">
          <SegmentedControl size="sm" classNames={{ root: classes.modes ?? "", label: classes.modeName ?? "" }} aria-label={t("mode", { name: policy.name })} value={policy.mode} onChange={(mode) => put({ ...policy, mode: mode as Policy["mode"] })} data={MODES.map((mode) => ({ value: mode, label: t(`mode.${mode}`) }))} />
          <Group gap="xs">
            <Button size="xs" variant="default" leftSection={<IconEdit size={15} aria-hidden />} aria-expanded={open} onClick={toggle}>{t(open ? "editor.close" : "editor.open")}</Button>
            <Button size="xs" variant="default" leftSection={<IconTrash size={15} aria-hidden />} onClick={() => { change((before) => remove(before, "policies", policy.id)); }}>{t("editor.remove")}</Button>
          </Group>
        </Group>
      )}
      {open && change !== null && <PolicyEditor policy={policy} rules={draft.rules} change={put} />}
    </article>
  );
}
