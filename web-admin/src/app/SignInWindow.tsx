// The window over a page whose session ended. Everything below it stays as it was typed.
import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "../i18n";
import { sessionQuery, signIn, signOut, useMe } from "../api";
import { ErrorState, Notice, useWork } from "../ui";
import { IconPasskey } from "../ui/icons";

interface Props {
  /** Called when the same admin has signed in. */
  done: () => void;
  /** Called when somebody would rather not. */
  leave: () => void;
}

/** Asks for the passkey of the admin whose page this is. */
export default function SignInWindow({ done, leave }: Props) {
  const { t } = useTranslation("shell");
  const me = useMe();
  const queries = useQueryClient();
  const work = useWork();
  const [other, setOther] = useState<string | null>(null);

  const enter = async () => {
    const session = await signIn();
    if (session.admin.id !== me.id) {
      // What was typed by one person is not sent by another.
      await signOut();
      setOther(session.admin.name);
      return;
    }
    queries.setQueryData(sessionQuery.queryKey, session);
    done();
  };
  return (
    <Modal opened onClose={() => {}} withCloseButton={false} closeOnEscape={false} closeOnClickOutside={false} title={t("again.title")} centered zIndex={1000}>
      <Stack>
        <Text>{t("again.text")}</Text>
        {other !== null && (
          <Notice tone="warn" announce>
            {t("again.other", { name: other })}
          </Notice>
        )}
        {work.failure !== null && <ErrorState title={t("again.title")} error={work.failure} />}
        <Group justify="space-between">
          <Button variant="subtle" color="gray" onClick={leave}>
            {t("again.leave")}
          </Button>
          <Button leftSection={<IconPasskey size={18} aria-hidden />} loading={work.busy} onClick={() => void work.run(enter)} data-autofocus>
            {t("again.button")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
