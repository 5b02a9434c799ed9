// Step two: the approval key, made on the approver's own page. The first person founds the keyring with it; everybody after
// them proposes a key, reads six words aloud, and countersigns.
import { Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "../../i18n";
import { useMe, type Schema } from "../../api";
import { ApproverButton } from "../approver";
import { draftsQuery, proposalsQuery, tenantQuery } from "../approver/queries";

/** Leads to the approver's page for what is needed now. */
export function KeyStep({ reached }: { reached: Schema["WelcomeView"] }) {
  const { t } = useTranslation("welcome");
  const me = useMe();
  const tenant = useQuery(tenantQuery);
  const founded = tenant.data?.keyring != null;
  if (reached.approval_key) return <Text>{t("key.done")}</Text>;
  if (tenant.data === undefined) return null;
  if (!founded) {
    return (
      <Stack gap="sm">
        <Text>{t("key.first")}</Text>
        {me.may("manage_admins") ? <ApproverButton purpose="first-keyring">{t("key.make")}</ApproverButton> : <Text>{t("key.notYou")}</Text>}
        <Text size="sm" c="var(--lethe-quiet)">
          {t("key.opened")}
        </Text>
      </Stack>
    );
  }
  if (me.person === null) return <Text>{t("key.notYou")}</Text>;
  return <NextKey person={me.person} />;
}

function NextKey({ person }: { person: string }) {
  const { t } = useTranslation("welcome");
  const drafts = useQuery(draftsQuery).data?.items ?? [];
  const proposals = useQuery(proposalsQuery).data?.items ?? [];
  const mine = drafts.find((draft) => draft.state === "open" && draft.waits_for.some((hand) => hand.person === person));
  if (mine !== undefined) {
    return (
      <Stack gap="sm">
        <Text>{t("key.sign")}</Text>
        <ApproverButton purpose="sign" subject={mine.id}>
          {t("key.signButton")}
        </ApproverButton>
      </Stack>
    );
  }
  if (proposals.some((proposal) => proposal.person === person)) return <Text>{t("key.waits")}</Text>;
  return (
    <Stack gap="sm">
      <Text>{t("key.new", { who: t("key.newWho") })}</Text>
      <ApproverButton purpose="new-key">{t("key.make")}</ApproverButton>
    </Stack>
  );
}
