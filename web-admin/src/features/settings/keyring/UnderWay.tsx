// What is under way: keys that wait to be added, and the draft of the next keyring with who still must sign.
import { Button, Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "../../../i18n";
import { api, type Schema, useMe } from "../../../api";
import { ConfirmDialog, Facts, Section, Words } from "../../../ui";
import { ApproverButton } from "../../approver";
import { draftsQuery, proposalsQuery } from "../../approver/queries";

/** Shows proposals and the open draft; nothing where nothing is under way. `mayChange`: whoever looks may draft and take back. */
export function UnderWay({ mayChange }: { mayChange: boolean }) {
  const drafts = useQuery(draftsQuery).data?.items.filter((draft) => draft.state === "open") ?? [];
  const proposals = useQuery(proposalsQuery).data?.items ?? [];
  return (
    <>
      {drafts.map((draft) => (
        <OpenDraft key={draft.id} draft={draft} mayChange={mayChange} />
      ))}
      {proposals.length > 0 && <Proposals proposals={proposals} mayDraft={mayChange && drafts.length === 0} mayChange={mayChange} />}
    </>
  );
}

function OpenDraft({ draft, mayChange }: { draft: Schema["DraftView"]; mayChange: boolean }) {
  const { t } = useTranslation("keyring");
  const me = useMe();
  const maySign = mayChange || draft.waits_for.some((hand) => hand.person === me.person);
  const [asked, setAsked] = useState(false);
  const hands = (list: readonly Schema["HandView"][]) =>
    list.length === 0 ? t("draft.nobody") : list.map((hand) => `${hand.name} (${hand.as.map((as) => t(`hand.${as as "root"}`)).join(", ")})`).join(" · ");
  const withdraw = () => api.DELETE("/api/v1/keyring-drafts/{id}", { params: { path: { id: draft.id } } });
  return (
    <Section title={t("draft.title", { version: draft.version })} lead={t("draft.lead")}>
      <Stack>
        {draft.lacks != null && <Text size="sm">{t(`draft.lacks.${draft.lacks as "old_root"}`)}</Text>}
        <Facts
          facts={[
            [t("draft.signed"), hands(draft.signed_by)],
            [t("draft.waits"), hands(draft.waits_for)],
          ]}
        />
        <Words words={draft.words} label={t("words")} />
        <Group align="flex-start">
          {maySign && (
            <ApproverButton purpose="sign" subject={draft.id}>
              {t("draft.sign")}
            </ApproverButton>
          )}
          {mayChange && (
            <Button variant="default" onClick={() => { setAsked(true); }}>
              {t("draft.withdraw")}
            </Button>
          )}
        </Group>
      </Stack>
      <ConfirmDialog title={t("draft.withdrawTitle")} verb={t("draft.withdraw")} opened={asked} onClose={() => { setAsked(false); }} onConfirm={withdraw}>
        {t("draft.withdrawText")}
      </ConfirmDialog>
    </Section>
  );
}

interface ProposalsProps {
  proposals: readonly Schema["ProposalView"][];
  mayDraft: boolean;
  mayChange: boolean;
}

function Proposals({ proposals, mayDraft, mayChange }: ProposalsProps) {
  const { t } = useTranslation("keyring");
  return (
    <Section title={t("proposal.title")} lead={t("proposal.lead")}>
      <Stack>
        {proposals.map((proposal) => (
          <OneProposal key={proposal.id} proposal={proposal} mayChange={mayChange} />
        ))}
        {mayDraft && (
          <ApproverButton purpose="change" subject={proposals.map((proposal) => proposal.id).join(",")}>
            {t("proposal.add")}
          </ApproverButton>
        )}
      </Stack>
    </Section>
  );
}

function OneProposal({ proposal, mayChange }: { proposal: Schema["ProposalView"]; mayChange: boolean }) {
  const { t } = useTranslation("keyring");
  const me = useMe();
  const [asked, setAsked] = useState(false);
  const roles = proposal.roles.map((role) => t(`role.${role as "root"}`)).join(", ");
  const forget = () => api.DELETE("/api/v1/key-proposals/{id}", { params: { path: { id: proposal.id } } });
  return (
    <Group justify="space-between">
      <div>
        <Text fw={600}>{proposal.name}</Text>
        <Text size="sm" c="var(--lethe-quiet)">
          {t("proposal.roles", { roles })}
        </Text>
      </div>
      {(mayChange || proposal.person === me.person) && (
        <Button variant="default" size="compact-sm" onClick={() => { setAsked(true); }}>
          {t("proposal.forget")}
        </Button>
      )}
      <ConfirmDialog title={t("proposal.forgetTitle", { name: proposal.name })} verb={t("proposal.forget")} opened={asked} onClose={() => { setAsked(false); }} onConfirm={forget}>
        {t("proposal.forgetText")}
      </ConfirmDialog>
    </Group>
  );
}
