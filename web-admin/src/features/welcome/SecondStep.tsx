// Step three: the second person, from the invitation to the keyring that both have signed.
import { Button, Modal, Stack, Text } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "../../i18n";
import { useMe, type Schema } from "../../api";
import { AppLink } from "../../ui";
import { IconAddPerson } from "../../ui/icons";
import { ApproverButton } from "../approver";
import { draftsQuery, proposalsQuery, welcomeQuery } from "../approver/queries";
import { type Link, nobodyYet } from "../settings/admins/invite";
import { InviteForm } from "../settings/admins/InviteForm";
import { SetupLink } from "../settings/admins/SetupLink";

/** Only root people can change the keyring, so the second person must be one for solo to end. */
const START = { ...nobodyYet, roles: ["it"], approverRoles: ["root", "it"] };

/** Leads through the invitation. */
export function SecondStep({ reached }: { reached: Schema["WelcomeView"] }) {
  // The link is shown once. The step goes on as soon as the server tells of the invitation, so the window is not the step's.
  const [inviting, setInviting] = useState(false);
  return (
    <>
      <Reached at={reached.second_person} invite={() => { setInviting(true); }} />
      <Invitation opened={inviting} close={() => { setInviting(false); }} />
    </>
  );
}

function Reached({ at, invite }: { at: string; invite: () => void }) {
  const { t } = useTranslation(["welcome", "settings"]);
  switch (at) {
    case "done":
      return <Text>{t("second.done")}</Text>;
    case "invited":
      return (
        <Stack gap="sm">
          <Text>{t("second.invited")}</Text>
          <Text size="sm" c="var(--lethe-quiet)">
            {t("second.how")}
          </Text>
          <AppLink href="/settings/admins">{t("settings:room.admins")}</AppLink>
        </Stack>
      );
    case "key_waiting":
      return <AddKey />;
    case "countersigning":
      return <Countersign />;
    default:
      return <Invite invite={invite} />;
  }
}

function Invite({ invite }: { invite: () => void }) {
  const { t } = useTranslation(["welcome", "settings"]);
  const me = useMe();
  return (
    <Stack gap="sm" align="flex-start">
      <Text>{t("second.how")}</Text>
      {me.may("manage_admins") ? (
        <Button leftSection={<IconAddPerson size={18} aria-hidden />} onClick={invite}>
          {t("settings:admins.invite")}
        </Button>
      ) : (
        <Text size="sm">{t("second.notOwner")}</Text>
      )}
    </Stack>
  );
}

function Invitation({ opened, close }: { opened: boolean; close: () => void }) {
  const { t } = useTranslation(["welcome", "ui"]);
  const queries = useQueryClient();
  const [link, setLink] = useState<Link | null>(null);
  const done = () => {
    setLink(null);
    close();
    void queries.invalidateQueries({ queryKey: welcomeQuery.queryKey });
  };
  return (
    <Modal opened={opened} onClose={done} closeOnClickOutside={link === null} closeOnEscape={link === null} size="lg" title={t("second.title")} closeButtonProps={{ "aria-label": t("ui:close") }}>
      {link === null ? <InviteForm start={START} made={setLink} /> : <SetupLink link={link} done={done} />}
    </Modal>
  );
}

function AddKey() {
  const { t } = useTranslation("welcome");
  const me = useMe();
  const proposals = useQuery(proposalsQuery).data?.items ?? [];
  return (
    <Stack gap="sm">
      <Text fw={600}>{proposals.map((proposal) => proposal.name).join(", ")}</Text>
      <Text>{t("second.key_waiting")}</Text>
      {me.maySign && (
        <ApproverButton purpose="change" subject={proposals.map((proposal) => proposal.id).join(",")}>
          {t("second.add")}
        </ApproverButton>
      )}
    </Stack>
  );
}

function Countersign() {
  const { t } = useTranslation("welcome");
  const me = useMe();
  const draft = useQuery(draftsQuery).data?.items.find((one) => one.state === "open");
  if (draft === undefined) return null;
  return (
    <Stack gap="sm">
      <Text>{t("second.countersigning", { names: draft.waits_for.map((hand) => hand.name).join(", ") })}</Text>
      {draft.waits_for.some((hand) => hand.person === me.person) && (
        <ApproverButton purpose="sign" subject={draft.id}>
          {t("second.sign")}
        </ApproverButton>
      )}
    </Stack>
  );
}
