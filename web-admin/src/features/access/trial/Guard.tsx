/** What a draft means for whoever writes it: let in from here, until when; or in red why not. */
import { Group, List, Text } from "@mantine/core";
import { useTranslation } from "../../../i18n";

import type { Schema } from "../../../api";
import { AppLink, clockTime, Notice, useNow } from "../../../ui";
import classes from "../access.module.css";
import { useWords } from "../words";
import { reasonWords } from "../why";

/** Shows the guard's word. */
export function Guard({ guard }: { guard: Schema["GuardView"] }) {
  const { t, i18n } = useTranslation("access");
  const now = useNow();
  const until = guard.here.valid_until;
  return (
    <>
      {guard.let_in ? (
        <Notice tone="good" title={until == null ? t("guard.letIn") : t("guard.letInUntil", { when: clockTime(until, now, i18n.language) })} />
      ) : (
        <Notice tone="danger" title={t("guard.lockedOut")} announce>
          <Against guard={guard} />
          <Text size="sm" mt={4}>{t("guard.notSaved")}</Text>
        </Notice>
      )}
      {guard.lost.length > 0 && (
        <Notice tone="warn" title={t("guard.lost", { count: guard.lost.length, of: guard.looked_at })}>
          <Group gap="md">{guard.lost.slice(0, 5).map((no) => <AppLink key={no} href={`/access/sign-ins/${String(no)}`} className={classes.target}>{t("guard.lostOne", { no })}</AppLink>)}</Group>
        </Notice>
      )}
    </>
  );
}

// What keeps them out, policy by policy: only what does not hold.
function Against({ guard }: { guard: Schema["GuardView"] }) {
  const words = useWords();
  const against = guard.here.policies.filter((policy) => policy.binding && policy.verdict !== "allow");
  return (
    <List size="sm" spacing={2}>
      {against.map((policy) => (
        <List.Item key={policy.id}>
          <strong>{policy.name}:</strong> {policy.reasons.filter((reason) => reason.state !== "holds").map((reason) => reasonWords(reason, words)).join(" ")}
        </List.Item>
      ))}
    </List>
  );
}
