/** The proof of one step, behind a click: what was signed, field by field, and a check that runs in this browser. */
import { Button, Group, Stack, Text } from "@mantine/core";
import { useId, useState } from "react";
import { useTranslation } from "../../i18n";

import { ErrorState, Facts, LoadingLines } from "../../ui";
import { IconChevronDown, IconChevronRight, IconProof } from "../../ui/icons";
import classes from "./evidence.module.css";
import { Findings } from "./Findings";
import { type Exhibit, useExhibit, useVerify } from "./read";

/**
 * A button that opens the proof below it. Both are children of a wrapping line: the button stands at its end, the proof takes
 * the whole width under it.
 */
export function Evidence({ of: exhibit }: { of: Exhibit }) {
  const { t } = useTranslation("evidence");
  const [opened, setOpened] = useState(false);
  const id = useId();
  const Chevron = opened ? IconChevronDown : IconChevronRight;
  return (
    <>
      <Button size="compact-xs" variant="subtle" aria-expanded={opened} {...(opened ? { "aria-controls": id } : {})} leftSection={<Chevron size={14} aria-hidden />} className={classes.toggle ?? ""} onClick={() => { setOpened(!opened); }}>
        {t("open")}
      </Button>
      {opened && <div id={id} className={classes.panel}><Proof of={exhibit} /></div>}
    </>
  );
}

/** The proof itself, open. */
export function Proof({ of: exhibit }: { of: Exhibit }) {
  const { t } = useTranslation("evidence");
  const found = useExhibit(exhibit);
  const check = useVerify(exhibit);
  const kind = (word: string) => t(`kind.${word}` as "kind.command");
  if (found.error !== null) return <ErrorState error={found.error} retry={() => void found.refetch()} />;
  if (found.data === undefined) return <LoadingLines lines={4} />;
  const { shown, lines } = found.data;
  return (
    <Stack gap="sm" className={classes.proof ?? ""}>
      <Text size="sm" c="var(--lethe-quiet)">{shown.index === undefined ? t("what.bare", { kind: kind(shown.kind) }) : t("what", { index: shown.index, kind: kind(shown.kind) })}</Text>
      {lines !== null && <div className={classes.lines}><Facts facts={lines.map(([path, value]) => [path, <code key={path}>{value}</code>] as const)} /></div>}
      <Group>
        <Button size="xs" variant="light" leftSection={<IconProof size={16} aria-hidden />} loading={check.isPending} onClick={() => { check.mutate(); }}>
          {t("verify")}
        </Button>
      </Group>
      {check.error !== null && <ErrorState title={t("unchecked")} error={check.error} />}
      {check.data !== undefined && <Findings findings={check.data} />}
    </Stack>
  );
}
