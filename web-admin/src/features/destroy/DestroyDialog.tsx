/**
 * The destructive dialog, one component for every place: what exactly is erased on this device, what happens now and what waits,
 * who may approve, until when it lives; a reason, the device's name, a passkey. It has no form to submit and no default button:
 * Enter alone does nothing. What was typed stays when something fails.
 */
import { Modal } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "../../i18n";

import { type Device, deviceName } from "../fleet";
import { type Action, useApprovers } from "../orders";
import { Asking } from "./Asking";
import { whoMayApprove } from "./facts";
import { Proposal } from "./Proposal";
import { type Proposed, usePropose } from "./propose";
import { type Draft, LIVES, order } from "./rules";

interface Props {
  action: Action;
  devices: readonly Device[];
  opened: boolean;
  onClose: () => void;
}

const EMPTY: Draft = { reason: "", typed: "", lifeMs: LIVES[1] };

/** Asks, proposes, and says what was proposed. */
export default function DestroyDialog({ action, devices, opened, onClose }: Props) {
  const { t } = useTranslation(["destroy", "words", "ui"]);
  const [draft, setDraft] = useState(EMPTY);
  const [proposed, setProposed] = useState<Proposed | null>(null);
  const propose = usePropose();
  const approvers = useApprovers();
  const [only] = devices;
  if (only === undefined) return null;
  const who = approvers.data === undefined ? undefined : whoMayApprove(approvers.data, action, devices, []);
  const close = () => {
    // What was proposed is done with; a draft that failed or was put aside is kept.
    if (proposed !== null) {
      setDraft(EMPTY);
      setProposed(null);
    }
    propose.reset();
    onClose();
  };
  const send = () => {
    const wanted = order(draft, action, devices);
    if (wanted !== null) propose.mutate(wanted, { onSuccess: setProposed });
  };
  const name = devices.length === 1 ? deviceName(only.label) : t("title.devices", { count: devices.length });
  return (
    <Modal
      opened={opened}
      onClose={close}
      size="xl"
      title={t("title", { action: t(`words:action.${action}`), name })}
      closeButtonProps={{ "aria-label": t("ui:close") }}
      closeOnClickOutside={false}
    >
      {proposed === null ? (
        <Asking action={action} devices={devices} who={who} unread={approvers.error} draft={draft} change={setDraft} send={send} sending={propose.isPending} failure={propose.error} back={close} />
      ) : (
        <Proposal action={action} devices={devices} proposed={proposed} who={who ?? null} close={close} />
      )}
    </Modal>
  );
}
