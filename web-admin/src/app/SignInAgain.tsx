// The session ended while a page was open: sign in over it, and everything below stays as it was typed.
// The request that found out waits and is sent again, the same bytes.
import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { attend, Problem, sessionQuery, signIn, signOut, useMe } from "../api";
import { ErrorState, type Failure, Notice } from "../ui";
import { IconPasskey } from "../ui/icons";

interface Waiter {
  again: Promise<void>;
  done: () => void;
  refuse: (why: Problem) => void;
}

function makeWaiter(): Waiter {
  let done = () => {};
  let refuse: (why: Problem) => void = () => {};
  const again = new Promise<void>((resolve, reject) => {
    done = resolve;
    refuse = reject;
  });
  return { again, done, refuse };
}

/** The overlay; nothing while the session lasts. */
export function SignInAgain() {
  const { t } = useTranslation("shell");
  const me = useMe();
  const queries = useQueryClient();
  const waiter = useRef<Waiter | null>(null);
  const [opened, setOpened] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [other, setOther] = useState<string | null>(null);

  useEffect(() => {
    return attend({
      signInAgain: () => {
        waiter.current ??= makeWaiter();
        setOpened(true);
        return waiter.current.again;
      },
    });
  }, []);

  const enter = async () => {
    const session = await signIn();
    if (session.admin.id !== me.id) {
      // What was typed by one person is not sent by another.
      await signOut();
      setOther(session.admin.name);
      return;
    }
    queries.setQueryData(sessionQuery.queryKey, session);
    setOpened(false);
    setOther(null);
    waiter.current?.done();
    waiter.current = null;
  };
  const press = () => {
    setBusy(true);
    setFailure(null);
    enter()
      .catch((thrown: unknown) => {
        setFailure(thrown as Failure);
      })
      .finally(() => {
        setBusy(false);
      });
  };
  const leave = () => {
    waiter.current?.refuse(new Problem({ code: "session.expired", status: 401, detail: t("again.text") }));
    window.location.assign("/sign-in");
  };
  return (
    <Modal opened={opened} onClose={() => {}} withCloseButton={false} closeOnEscape={false} closeOnClickOutside={false} title={t("again.title")} centered zIndex={1000}>
      <Stack>
        <Text>{t("again.text")}</Text>
        {other !== null && (
          <Notice tone="warn" announce>
            {t("again.other", { name: other })}
          </Notice>
        )}
        {failure !== null && <ErrorState title={t("again.title")} error={failure} />}
        <Group justify="space-between">
          <Button variant="subtle" color="gray" onClick={leave}>
            {t("again.leave")}
          </Button>
          <Button leftSection={<IconPasskey size={18} aria-hidden />} loading={busy} onClick={press} data-autofocus>
            {t("again.button")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
