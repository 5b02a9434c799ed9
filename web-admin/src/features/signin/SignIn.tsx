// The door: any passkey of this origin, offered by the browser in the field or asked for by the button.
import { Anchor, Button, Stack, Text, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useLocation, useRouter } from "@tanstack/react-router";
import { useCallback } from "react";
import { useTranslation } from "../../i18n";
import { passkeysWork, sessionQuery, signIn } from "../../api";
import { ErrorState, Notice, PasteLine, useWork } from "../../ui";
import { IconPasskey } from "../../ui/icons";
import { Doorway } from "../doorway/Doorway";
import { nextOf } from "./next";
import { useAutofill } from "./useAutofill";
import classes from "./signin.module.css";

/** The page of the sign-in. */
export function SignIn() {
  const { t } = useTranslation("signin");
  const router = useRouter();
  const queries = useQueryClient();
  const next = nextOf(useLocation({ select: (location) => location.searchStr }));
  const work = useWork();
  const entered = useCallback(
    (session: Awaited<ReturnType<typeof signIn>>) => {
      queries.setQueryData(sessionQuery.queryKey, session);
      router.history.replace(next);
    },
    [queries, router, next],
  );
  const autofill = useAutofill(entered);
  const press = async () => {
    autofill.stop();
    const session = await work.run(signIn);
    if (session !== undefined) entered(session);
  };
  return (
    <Doorway title={t("in.title")} lead={t("in.lead")}>
      {passkeysWork() ? (
        <Stack>
          {autofill.offered && <TextInput label={t("in.field")} placeholder={t("in.fieldHint")} autoComplete="username webauthn" name="passkey" />}
          <Button size="md" leftSection={<IconPasskey size={20} aria-hidden />} loading={work.busy} onClick={() => void press()}>
            {t("in.button")}
          </Button>
          {work.failure !== null && <ErrorState title={t("in.failed")} error={work.failure} />}
        </Stack>
      ) : (
        <Notice tone="warn">{t("in.unable")}</Notice>
      )}
      <Lost />
    </Doorway>
  );
}

function Lost() {
  const { t } = useTranslation("signin");
  return (
    <details className={classes.lost}>
      <summary>
        <Anchor component="span" size="sm">
          {t("lost.title")}
        </Anchor>
      </summary>
      <Stack gap="xs" mt="xs">
        <Text size="sm">{t("lost.second")}</Text>
        <Text size="sm">{t("lost.owner")}</Text>
        <Text size="sm">{t("lost.host")}</Text>
        <PasteLine text="lethe admin recover --data ⟨directory⟩" label={t("lost.title")} />
        <Text size="sm">{t("lost.approval")}</Text>
      </Stack>
    </details>
  );
}
