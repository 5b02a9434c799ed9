// A question before something that can be undone, or that is small. What destroys has its own dialog in features/destroy.
import { Button, Group, Modal, Stack } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "../i18n";
import { ErrorState } from "./States";
import { useWork } from "./useWork";

interface Props {
  title: string;
  children: ReactNode;
  /** The button's words: the verb, never "OK". */
  verb: string;
  /** Paints the button red: only where something is lost for good. */
  destroys?: boolean;
  opened: boolean;
  onClose: () => void;
  /** Resolves when it is done; the dialog stays open and says why if it rejects. */
  onConfirm: () => Promise<unknown>;
  /** False while something is still missing. */
  ready?: boolean;
}

/** Asks; waits; says what failed. No button is chosen beforehand: Enter alone does nothing. */
export function ConfirmDialog({ title, children, verb, destroys = false, opened, onClose, onConfirm, ready = true }: Props) {
  const { t } = useTranslation("ui");
  const work = useWork();
  const close = () => {
    work.forget();
    onClose();
  };
  const confirm = () =>
    void work.run(async () => {
      await onConfirm();
      onClose();
    });
  return (
    <Modal opened={opened} onClose={close} title={title} centered closeButtonProps={{ "aria-label": t("close") }}>
      <Stack>
        <div>{children}</div>
        {work.failure !== null && <ErrorState title={title} error={work.failure} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t("cancel")}
          </Button>
          <Button color={destroys ? "red" : "river"} loading={work.busy} disabled={!ready} onClick={confirm}>
            {verb}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
