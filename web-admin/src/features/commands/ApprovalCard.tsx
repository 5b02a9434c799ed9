/** One command that waits: what, on whom, ordered by whom and why; six words; who signed, who could; time left; the way to decide. */
import { Badge, Group, Progress, Text } from "@mantine/core";
import { useTranslation } from "../../i18n";

import { useMe } from "../../api";
import { AppLink, exact, RelativeTime, useNow } from "../../ui";
import { DecideButton } from "../approver";
import { actionOf, type Command, destroys, isMine, standing, timeLeft } from "../orders";
import { useSay } from "../words";
import classes from "./commands.module.css";
import { SixWords } from "./SixWords";
import { Signers } from "./Signers";
import { useTitle } from "./useTitle";

/** Shows the card. */
export function ApprovalCard({ command }: { command: Command }) {
  const { t } = useTranslation("commands");
  const say = useSay(["commands", "words"]);
  const title = useTitle();
  const action = actionOf(command.action);
  const me = useMe();
  const mine = isMine(command, me.person);
  return (
    <article className={`${classes.card ?? ""} ${action !== undefined && destroys(action) ? (classes.destroys ?? "") : ""}`} aria-label={title(command)}>
      <div className={classes.main}>
        <Group gap="xs" align="baseline">
          <Text component="h3" fw={600} m={0}><AppLink href={`/commands/${command.id}`}>{title(command)}</AppLink></Text>
          {mine && <Badge variant="light" size="sm" tt="none">{t("mine")}</Badge>}
        </Group>
        <Text size="sm" c="var(--lethe-quiet)">
          {t("askedBy", { name: command.requested_by.name ?? t("somebody") })} · <RelativeTime at={command.issued} />
        </Text>
        <Text size="sm" className={classes.reason}>{t("quoted", { text: command.reason })}</Text>
        <SixWords words={command.words} />
      </div>
      <div className={classes.side}>
        <Text size="sm" fw={600}>{say(standing(command).text)}</Text>
        <Signers signing={command} />
        <TimeLeft command={command} />
        {command.state === "requested" && me.maySign && <DecideButton command={command.id} quiet={!mine} />}
      </div>
    </article>
  );
}

/** How much of its life is left, drawn and said. */
export function TimeLeft({ command }: { command: Command }) {
  const { t, i18n } = useTranslation("commands");
  const left = timeLeft(command, useNow());
  return (
    <div>
      <Progress size="xs" value={left.share * 100} color="gray" aria-label={t("left.label", { at: exact(command.expires, i18n.language) })} />
      <Text size="xs" c="var(--lethe-quiet)" mt={2}>{left.ms === 0 ? t("left.over") : t("left")} <RelativeTime at={command.expires} as="clock" /></Text>
    </div>
  );
}
