// One step of the first run: its number, its state in a word, the reason, and what to do.
import { Stack, Text, Title } from "@mantine/core";
import { type ReactNode, useId } from "react";
import { useTranslation } from "../../i18n";
import { StatusWord, type Tone } from "../../ui";
import { IconCheck } from "../../ui/icons";
import type { Step, StepState } from "./progress";
import classes from "./welcome.module.css";

const TONES: Record<StepState, Tone> = { done: "good", now: "waiting", later: "plain" };

interface Props {
  step: Step;
  place: number;
  state: StepState;
  children: ReactNode;
}

/** Shows a step. */
export function StepCard({ step, place, state, children }: Props) {
  const { t } = useTranslation("welcome");
  const id = useId();
  return (
    <li className={`${classes.step ?? ""} ${classes[state] ?? ""}`} aria-labelledby={id} aria-current={state === "now" ? "step" : undefined}>
      <span className={classes.number} aria-hidden>
        {state === "done" ? <IconCheck size={18} stroke={2.5} /> : place}
      </span>
      <Stack gap="sm" className={classes.body ?? ""}>
        <div className={classes.head}>
          <Title order={2} id={id}>
            {t(`${step}.title`)}
          </Title>
          <StatusWord tone={TONES[state]}>{t(`state.${state}`)}</StatusWord>
        </div>
        {state === "done" ? (
          <details>
            <summary>{t("why")}</summary>
            <Text size="sm">{t(`${step}.why`)}</Text>
          </details>
        ) : (
          <Text c="var(--lethe-quiet)">{t(`${step}.why`)}</Text>
        )}
        {children}
      </Stack>
    </li>
  );
}
