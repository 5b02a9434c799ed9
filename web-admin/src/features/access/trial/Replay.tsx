/** What a draft would have done to the sign-ins of the last thirty days: the numbers, and the list of those it would change. */
import { Stack, Text } from "@mantine/core";
import { useTranslation } from "../../../i18n";

import type { Schema } from "../../../api";
import { AppLink, RelativeTime } from "../../../ui";
import classes from "../access.module.css";
import { coded, plainNumber, useWords } from "../words";
import { turnedInto } from "./outcome";

type View = Schema["ReplayView"];

/** Shows the replay. */
export function Replay({ replay }: { replay: View }) {
  const { t } = useTranslation("access");
  const words = useWords();
  const number = (value: number) => plainNumber(value, words.language);
  const now = turnedInto(replay);
  return (
    <Stack gap="xs">
      <Text fw={600}>{headline(replay, now?.deny ?? null, t, number)}</Text>
      {now !== null && now.step_up > 0 && <Text size="sm">{t("replay.stepUp", { count: now.step_up })}</Text>}
      {now !== null && now.allow > 0 && <Text size="sm">{t("replay.allow", { count: now.allow })}</Text>}
      {replay.cut && <Text size="sm" c="var(--lethe-quiet)">{t("replay.cut", { judged: number(replay.judged) })}</Text>}
      {replay.list.length > 0 && (
        <ul className={classes.changed} aria-label={t("replay.list")} tabIndex={0}>
          {replay.list.map((changed) => <Changed key={changed.sign_in.no} changed={changed} />)}
        </ul>
      )}
      {replay.list.length < replay.changed && <Text size="sm" c="var(--lethe-quiet)">{t("replay.shown", { shown: replay.list.length, changed: number(replay.changed) })}</Text>}
    </Stack>
  );
}

type Say = ReturnType<typeof useTranslation<"access">>["t"];

function headline(replay: View, denied: number | null, t: Say, number: (value: number) => string): string {
  const judged = number(replay.judged);
  if (replay.judged === 0) return t("replay.nothing");
  if (replay.changed === 0) return t("replay.same", { count: replay.judged, judged });
  if (denied === null) return t("replay.changed", { changed: number(replay.changed), judged });
  return t("replay.refused", { refused: number(denied), judged });
}

function Changed({ changed }: { changed: Schema["ChangedView"] }) {
  const words = useWords();
  const { sign_in: signIn, now } = changed;
  return (
    <li>
      <AppLink href={`/access/sign-ins/${String(signIn.no)}`}>{signIn.subject.name}</AppLink>
      <span>{coded(`verdict.${signIn.verdict}`, words)} → <strong>{coded(`verdict.${now}`, words)}</strong></span>
      <span className={classes.quiet}>{signIn.address ?? words.say("signIns.noAddress")} · <RelativeTime at={signIn.at} /></span>
    </li>
  );
}
