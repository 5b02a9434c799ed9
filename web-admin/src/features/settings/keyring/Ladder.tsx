// The ladder of the keyring in force: pictures and the same in words.
import { Stack, Text } from "@mantine/core";
import { useTranslation } from "../../../i18n";
import type { Keyring } from "../../../../proto";
import { Section } from "../../../ui";
import { useNeeds } from "../../words";
import classes from "./keyring.module.css";
import { StairPicture } from "./StairPicture";
import { type Stair, stairsOf, type Step } from "./steps";

const GROUPS = { "wipe_container,wipe_device,unenroll": "erase", "unlock,unblock_screen,release_hold": "lift", "wipe_container,wipe_device,unenroll,unlock,unblock_screen,release_hold": "all", "keyring,release": "root" } as const;

function useStepWords() {
  const { t } = useTranslation("keyring");
  const devices = ({ from, to }: Step) => (from === to && to === 1 ? t("ladder.one") : t("ladder.upTo", { from, to }));
  const needs = useNeeds();
  const people = ({ alternatives }: Step) => needs(alternatives);
  return { devices, people };
}

/** Shows every stair. */
export function Ladder({ keyring }: { keyring: Keyring }) {
  const { t } = useTranslation("keyring");
  return (
    <Section title={t("ladder")} lead={t("ladderHint")}>
      <div className={classes.stairs}>
        {stairsOf(keyring).map((stair) => (
          <OneStair key={stair.actions.join(",")} stair={stair} onlyRoot={stair.actions.includes("keyring")} />
        ))}
      </div>
    </Section>
  );
}

function OneStair({ stair, onlyRoot }: { stair: Stair; onlyRoot: boolean }) {
  const { t } = useTranslation("keyring");
  const { devices, people } = useStepWords();
  const group = GROUPS[stair.actions.join(",") as keyof typeof GROUPS] as "erase" | undefined;
  const what = group === undefined ? stair.actions.map((action) => t(`ladder.${action}`)).join(" · ") : t(`ladder.${group}`);
  const words = stair.steps.map((step) => t("ladder.step", { devices: devices(step), people: people(step) }));
  return (
    <Stack gap={6} className={classes.stair ?? ""}>
      <Text fw={600}>{what}</Text>
      <StairPicture steps={stair.steps} label={t("ladder.picture", { what, steps: words.join("; ") })} />
      <ul className={classes.stepWords}>
        {stair.steps.map((step) => (
          <li key={step.to}>
            {!onlyRoot && <Text component="span" size="sm" c="var(--lethe-quiet)">{devices(step)}: </Text>}
            <Text component="span" size="sm">{people(step)}</Text>
          </li>
        ))}
      </ul>
      {!onlyRoot && <Text size="sm" c="var(--lethe-quiet)">{t("ladder.above")}</Text>}
    </Stack>
  );
}
