// A command line waits for this: somebody who is signed in compares the code and confirms with the passkey.
import { Button, Code, Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "../../i18n";
import { api, data } from "../../api";
import { ErrorState, Facts, LoadingLines, Notice, Page, RelativeTime, Section, useWork } from "../../ui";
import { IconPasskey } from "../../ui/icons";

/** The page of `/cli/⟨code⟩`. */
export function CliLogin() {
  const { t } = useTranslation("signin");
  const { code = "" } = useParams({ strict: false });
  const [answer, setAnswer] = useState<"confirmed" | "denied" | null>(null);
  const work = useWork();
  const params = { path: { code } };
  const asked = useQuery({ queryKey: ["/api/v1/cli-logins", code], queryFn: ({ signal }) => data(api.GET("/api/v1/cli-logins/{code}", { params, signal })) });
  const confirm = async () => {
    await api.POST("/api/v1/cli-logins/{code}/confirm", { params });
    setAnswer("confirmed");
  };
  const deny = async () => {
    await api.POST("/api/v1/cli-logins/{code}/deny", { params });
    setAnswer("denied");
  };
  const lead = t("cli.lead", { command: "lethe login" });
  if (asked.isPending) return <Page title={t("cli.title")} width="narrow"><LoadingLines /></Page>;
  if (asked.isError) return <Page title={t("cli.title")} width="narrow"><ErrorState error={asked.error} retry={() => void asked.refetch()} /></Page>;
  const state = answer ?? asked.data.state;
  return (
    <Page title={t("cli.title")} lead={state === "waiting" ? lead : undefined} width="narrow">
      <Section title={t("cli.code")}>
        <Stack>
          <Text ff="monospace" fz="2rem" fw={700} lts="0.08em">
            {code}
          </Text>
          <Facts facts={[[t("cli.label"), <Code key="label">{asked.data.label}</Code>], [t("cli.asked"), <RelativeTime key="asked" at={asked.data.created} />]]} />
          {state === "waiting" && (
            <>
              <Notice>{t("cli.means")}</Notice>
              {work.failure !== null && <ErrorState title={t("in.failed")} error={work.failure} />}
              <Group>
                <Button leftSection={<IconPasskey size={18} aria-hidden />} loading={work.busy} onClick={() => void work.run(confirm)}>
                  {t("cli.confirm")}
                </Button>
                <Button variant="default" onClick={() => void work.run(deny)}>
                  {t("cli.deny")}
                </Button>
              </Group>
            </>
          )}
          {state === "confirmed" && <Notice tone="good" announce>{t("cli.confirmed")}</Notice>}
          {state === "denied" && <Notice tone="warn" announce>{t("cli.denied")}</Notice>}
          {state === "expired" && <Notice tone="warn" announce>{t("cli.expired")}</Notice>}
        </Stack>
      </Section>
    </Page>
  );
}
