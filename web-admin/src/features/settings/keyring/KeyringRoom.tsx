// The keyring in force, what is under way, and every version before. Checked here, in the browser.
import { Stack, Text } from "@mantine/core";
import { skipToken, useQuery } from "@tanstack/react-query";
import { useTranslation } from "../../../i18n";
import { useMe } from "../../../api";
import { rolesOf } from "../../../../proto";
import { AppLink, EmptyState, ErrorState, Facts, LoadingLines, Notice, RelativeTime, Section, wholeDay, Words } from "../../../ui";
import { IconKey } from "../../../ui/icons";
import { ApproverButton } from "../../approver";
import { keyringsQuery } from "../../approver/queries";
import { judge, type Judged, readVersions, type Version } from "./chain";
import { KeyringPeople } from "./KeyringPeople";
import { Ladder } from "./Ladder";
import { UnderWay } from "./UnderWay";
import { Versions } from "./Versions";

/** The room of the keyring. */
export default function KeyringRoom() {
  const { t } = useTranslation("keyring");
  const me = useMe();
  const keyrings = useQuery(keyringsQuery);
  const offered = keyrings.data;
  const read = useQuery({
    queryKey: ["keyring versions", offered?.map(({ signed }) => signed)],
    queryFn: offered === undefined ? skipToken : () => readVersions(offered),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const error = keyrings.error ?? read.error;
  if (error !== null) return <ErrorState error={error} retry={() => void keyrings.refetch()} />;
  if (read.data === undefined) return <LoadingLines lines={6} />;
  const versions = read.data;
  const newest = versions[0];
  if (newest === undefined) {
    return (
      <EmptyState title={t("none")} icon={IconKey} action={<AppLink href="/welcome">{t("toWelcome")}</AppLink>}>
        {t("noneText")}
      </EmptyState>
    );
  }
  const keyring = newest.signed.keyring.value;
  // Only root persons sign the next one; an owner may be one of them without being known as a person here.
  const mayChange = me.may("manage_admins") || (me.person !== null && rolesOf(keyring, me.person).includes("root"));
  return (
    <Stack gap="lg">
      <Text c="var(--lethe-quiet)">{t("lead")}</Text>
      <UnderWay mayChange={mayChange} />
      <InForce newest={newest} versions={versions} mayChange={mayChange} />
      <KeyringPeople keyring={keyring} />
      <Ladder keyring={keyring} />
      <Section title={t("recovery")} lead={t("recoveryHint")}>
        <Stack gap="sm">
          <Facts
            facts={[
              [t("recovery.need"), t("recovery.of", { threshold: Number(keyring.recovery.threshold), count: keyring.recovery.keys.length })],
              [t("witnesses"), keyring.witnesses.list.length === 0 ? t("witnesses.none") : t("witnesses.of", { quorum: Number(keyring.witnesses.quorum), count: keyring.witnesses.list.length })],
            ]}
          />
          <Notice tone="warn">{t("recovery.lost")}</Notice>
        </Stack>
      </Section>
      <Versions versions={versions} />
    </Stack>
  );
}

const days = (ms: number, language: string) => new Intl.NumberFormat(language, { style: "unit", unit: "day", unitDisplay: "long", maximumFractionDigits: 1 }).format(ms / 86_400_000);

function InForce({ newest, versions, mayChange }: { newest: Version; versions: readonly Version[]; mayChange: boolean }) {
  const { t, i18n } = useTranslation("keyring");
  const me = useMe();
  const { limits, issued, expires } = newest.signed.keyring.value;
  const judged = useQuery({ queryKey: ["judged", newest.digest], queryFn: () => judge(versions), staleTime: Number.POSITIVE_INFINITY });
  return (
    <Section title={t("newest", { version: newest.version })} lead={t("changeHint")} actions={mayChange ? <ApproverButton purpose="change">{t("change")}</ApproverButton> : undefined}>
      <Stack>
        {limits.solo && <Notice tone="warn">{t("solo")}</Notice>}
        {limits.demo && <Notice tone="warn">{t("demo")}</Notice>}
        {judged.data !== undefined && <Verdict judged={judged.data} />}
        <div>
          <Text fw={600}>{t("words")}</Text>
          <Text size="sm" c="var(--lethe-quiet)" mb={6}>
            {t("wordsHint")}
          </Text>
          <Words words={newest.words} label={t("words")} />
        </div>
        <Facts
          facts={[
            [t("issued"), <RelativeTime key="issued" at={Number(issued)} />],
            [t("expires"), wholeDay(Number(expires), i18n.language)],
            [t("targets"), String(limits.maxTargets)],
            [t("lifetime"), days(limits.maxLifetimeMs, i18n.language)],
          ]}
        />
        {me.person !== null && (
          <ApproverButton purpose="new-key" variant="default">
            {t("myKey")}
          </ApproverButton>
        )}
      </Stack>
    </Section>
  );
}

function Verdict({ judged }: { judged: Judged }) {
  const { t } = useTranslation("keyring");
  if (judged.kind === "good") return <Notice tone="good">{t("chain.good", { count: judged.count })}</Notice>;
  if (judged.kind === "broken") return <Notice tone="warn" announce>{t("chain.broken", { version: judged.version, why: judged.why })}</Notice>;
  return <Notice>{t("chain.unsupported")}</Notice>;
}
