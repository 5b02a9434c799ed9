/**
 * The dialog of what the server orders alone: it protects, takes effect at once and is undone by people. Keeps what was typed
 * when a device or the server refuses.
 */
import { Button, Group, List, Modal, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "../../i18n";

import { ErrorState } from "../../ui";
import { type Device, deviceName, type Protection } from "../fleet";
import { type Outcome, useProtect } from "./order";
import { ReasonField } from "./ReasonField";

interface Props {
  act: Protection;
  devices: readonly Device[];
  opened: boolean;
  onClose: () => void;
}

/** Asks for the reason (or the message), orders, and says what became of it. */
export default function ProtectDialog({ act, devices, opened, onClose }: Props) {
  const { t } = useTranslation(["protect", "words", "ui"]);
  const protect = useProtect();
  const [words, setWords] = useState("");
  const [failed, setFailed] = useState<Outcome[]>([]);
  const [only] = devices;
  const title = t(`title.${act}`, { count: devices.length, name: only === undefined ? "" : deviceName(only.label) });
  const send = () => {
    protect.mutate({ devices, act, words: words.trim() }, {
      onSuccess: (outcomes) => {
        const refused = outcomes.filter((outcome) => outcome.failure !== null);
        setFailed(refused);
        if (refused.length > 0) return;
        setWords("");
        onClose();
      },
    });
  };
  return (
    <Modal opened={opened} onClose={onClose} title={title} centered closeButtonProps={{ "aria-label": t("ui:close") }}>
      <Stack>
        {devices.length > 1 && <Targets devices={devices} />}
        <Text size="sm">{t(`effect.${act}`)}</Text>
        <ReasonField bare={act === "message"} label={t(act === "message" ? "message" : "reason")} value={words} change={setWords} />
        <Refused outcomes={failed} total={devices.length} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{t("ui:cancel")}</Button>
          <Button loading={protect.isPending} disabled={words.trim() === ""} onClick={send}>{t(`verb.${act}`)}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function Targets({ devices }: { devices: readonly Device[] }) {
  return (
    <List size="sm" style={{ maxHeight: "10rem", overflowY: "auto" }}>
      {devices.map((device) => <List.Item key={device.enrollment}>{device.label}</List.Item>)}
    </List>
  );
}

function Refused({ outcomes, total }: { outcomes: readonly Outcome[]; total: number }) {
  const { t } = useTranslation("protect");
  const [first] = outcomes;
  if (first?.failure == null) return null;
  const title = total === 1 ? t("refused.one") : t("refused.some", { count: outcomes.length, total });
  const named = total === 1 ? first.failure.message : `${outcomes.map((outcome) => outcome.device.label).join(", ")}: ${first.failure.message}`;
  return <ErrorState title={title} error={{ ...first.failure, message: named }} />;
}
