/** The proof of one step, behind a click: what was signed, field by field, and a check that runs in this browser. */
import { Button, Collapse, Group, Stack, Text } from "@mantine/core";
import { useId, useState } from "react";
import { useTranslation } from "../../i18n";

import { ErrorState, Facts, LoadingLines } from "../../ui";
import { IconChevronDown, IconChevronRight, IconProof } from "../../ui/icons";
import classes from "./evidence.module.css";
import { Findings } from "./Findings";
import { type Exhibit, useLeaf, useVerify } from "./read";

/** A button that opens the proof below it. */
export function Evidence(exhibit: Exhibit) {
  const { t } = useTranslation("evidence");
  const [opened, setOpened] = useState(false);
  const id = useId();
  const Chevron = opened ? IconChevronDown : IconChevronRight;
  return (
    <div>
      <Button size="compact-sm" variant="subtle" aria-expanded={opened} aria-controls={id} leftSection={<Chevron size={14} aria-hidden />} onClick={() => { setOpened(!opened); }}>
        {t("open")}
      </Button>
      <Collapse expanded={opened} id={id}>{opened && <Proof {...exhibit} />}</Collapse>
    </div>
  );
}

/** The proof itself, open. */
export function Proof(exhibit: Exhibit) {
  const { t } = useTranslation("evidence");
  const leaf = useLeaf(exhibit.leaf);
  const check = useVerify(exhibit);
  if (leaf.error !== null) return <ErrorState error={leaf.error} retry={() => void leaf.refetch()} />;
  if (leaf.data === undefined) return <LoadingLines lines={4} />;
  const { kind, digest, index } = leaf.data.leaf;
  return (
    <Stack gap="sm" className={classes.proof ?? ""}>
      <Text size="sm" c="var(--lethe-quiet)">{t("what", { index, kind: t(`kind.${kind}` as "kind.command") })}</Text>
      {leaf.data.lines !== null && <div className={classes.lines}><Facts facts={leaf.data.lines.map(([path, value]) => [path, <code key={path}>{value}</code>] as const)} /></div>}
      <Facts facts={[[t("digest"), <code key="d">{digest}</code>]]} />
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
