/** Rules that are taken back by themselves: how long still, and the two ways to end that. */
import { Button, Group } from "@mantine/core";
import { useTranslation } from "../../../i18n";

import { useMe } from "../../../api";
import { ErrorState, Notice, relative, useNow, useWork } from "../../../ui";
import type { InForce } from "../shape";
import { useInForce, useRulesWork } from "../useRules";
import { countdown } from "./countdown";

/** Shows the banner while the rules in force wait for a word. */
export function OnTrial() {
  const { t, i18n } = useTranslation("access");
  const { data } = useInForce();
  const now = useNow(1000);
  if (data?.break_glass_until != null && data.break_glass_until > now) {
    return <Notice tone="warn" title={t("aside", { when: relative(data.break_glass_until, now, i18n.language) })}>{t("aside.what")}</Notice>;
  }
  return data?.confirm_until == null ? null : <Waiting inForce={data} until={data.confirm_until} now={now} />;
}

function Waiting({ inForce, until, now }: { inForce: InForce; until: number; now: number }) {
  const { t } = useTranslation("access");
  const me = useMe();
  const work = useWork();
  const rules = useRulesWork();
  const left = until - now;
  const acts = (
    <Group gap="xs">
      <Button size="xs" loading={work.busy} onClick={() => void work.run(() => rules.confirm(inForce.version))}>{t("onTrial.keep")}</Button>
      <Button size="xs" variant="default" loading={work.busy} onClick={() => void work.run(() => rules.revert(inForce.version))}>{t("onTrial.back")}</Button>
    </Group>
  );
  return (
    <>
      <Notice tone="warn" title={left > 0 ? t("onTrial", { left: countdown(left) }) : t("onTrial.over")} action={me.may("manage_access") && left > 0 ? acts : undefined}>
        {t(inForce.behind === 0 ? "onTrial.toNothing" : "onTrial.toVersion", { version: inForce.behind })}
      </Notice>
      {work.failure !== null && <ErrorState title={t("onTrial.failed")} error={work.failure} />}
    </>
  );
}
