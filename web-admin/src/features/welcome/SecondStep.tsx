// Step three: the second person, from the invitation to the keyring that both have signed.
import { Button, Modal, Stack, Text } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "../../i18n";
import { useMe, type Schema } from "../../api";
import { IconAddPerson } from "../../ui/icons";
import { ApproverButton } from "../approver/ApproverButton";
import { draftsQuery, proposalsQuery, welcomeQuery } from "../approver/queries";
import type { Link } from "../settings/admins/invite";
import { nobodyYet } from "../settings/admins/invite";
import { InviteForm } from "../settings/admins/InviteForm";
import { SetupLink } from "../settings/admins/SetupLink";

/** Only root people can change the keyring, so the second person must be one for solo to end. */
const START = { ...nobodyYet, roles: ["it"], approverRoles: ["root", "it"] };

/** Leads through the invitation. */
export function SecondStep({ reached }: { reached: Schema["WelcomeView"] }) {
  const { t } = useTranslation("welcome");
  switch (reached.second_person) {
    case "done":
      return <Text>{t("second.done")}</Text>;
    case "none":
      return <Invite />;
    case "invited":
      return (
        <Stack gap="sm">
          <Text>{t("second.invited")}</Text>
          <Text size="sm" c="var(--lethe-quiet)">
            {t("second.how")}
          </Text>
        </Stack>
      );
    case "key_waiting":
      return <AddKey />;
    case "countersigning":
      return <Countersign />;
  }
}

function Invite() {
  const { t } = useTranslation(["welcome", "settings", "ui"]);
  const me = useMe();
  const queries = useQueryClient();
  const [opened, setOpened] = useState(false);
  const [link, setLink] = useState<Link | null>(null);
  const close = () => {
    setOpened(false);
    setLink(null);
    void queries.invalidateQueries({ queryKey: welcomeQuery.queryKey });
  };
  return (
    <Stack gap="sm" align="flex-start">
      <Text>{t("second.how")}</Text>
      {me.may("manage_admins") ? (
        <Button leftSection={<IconAddPerson size={18} aria-hidden />} onClick={() => { setOpened(true); }}>
          {t("settings:admins.invite")}
        </Button>
      ) : (
        <Text size="sm">{t("second.notOwner")}</Text>
      )}
      <Modal opened={opened} onClose={close} closeOnClickOutside={link === null} size="lg" title={t("second.title")} closeButtonProps={{ "aria-label": t("ui:close") }}>
        {link === null ? <InviteForm start={START} made={setLink} /> : <SetupLink link={link} done={close} />}
      </Modal>
    </Stack>
  );
}

function AddKey() {
  const { t } = useTranslation("welcome");
  const proposals = useQuery(proposalsQuery).data?.items ?? [];
  return (
    <Stack gap="sm">
      <Text fw={600}>{proposals.map((proposal) => proposal.name).join(", ")}</Text>
      <Text>{t("second.key_waiting")}</Text>
      <ApproverButton purpose="change" subject={proposals.map((proposal) => proposal.id).join(",")}>
        {t("second.add")}
      </ApproverButton>
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
