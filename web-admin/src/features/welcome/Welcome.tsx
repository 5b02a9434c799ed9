// The first run: five steps, each with its reason. Any of them can be done at any time; nothing here nags.
import { Button, Stack, Text } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "../../i18n";
import { api, type Schema } from "../../api";
import { AppLink, EmptyState, ErrorState, LoadingLines, Notice, Page } from "../../ui";
import { IconDone } from "../../ui/icons";
import { tenantQuery, welcomeQuery } from "../approver/queries";
import { DeviceStep } from "./DeviceStep";
import { KeyStep } from "./KeyStep";
import { LockStep } from "./LockStep";
import { PasskeyStep } from "./PasskeyStep";
import { doneOf, type Step, STEPS, statesOf } from "./progress";
import { SecondStep } from "./SecondStep";
import { StepCard } from "./StepCard";
import classes from "./welcome.module.css";

/** The page of the first run. */
export function Welcome() {
  const { t } = useTranslation("welcome");
  const reached = useQuery(welcomeQuery);
  return (
    <Page title={t("title")} lead={t("lead")} width="narrow" actions={reached.data === undefined ? null : <Aside reached={reached.data} />}>
      {reached.isPending && <LoadingLines lines={8} />}
      {reached.isError && <ErrorState error={reached.error} retry={() => void reached.refetch()} />}
      {reached.data !== undefined && <Steps reached={reached.data} />}
    </Page>
  );
}

function Aside({ reached }: { reached: Schema["WelcomeView"] }) {
  const { t } = useTranslation("welcome");
  const router = useRouter();
  const queries = useQueryClient();
  const turn = async () => {
    const skipped = !reached.skipped;
    await api.POST("/api/v1/welcome/skip", { body: { skipped } });
    await queries.invalidateQueries({ queryKey: welcomeQuery.queryKey });
    if (skipped) router.history.push("/");
  };
  return (
    <Button variant="subtle" color="gray" onClick={() => void turn()}>
      {t(reached.skipped ? "show" : "hide")}
    </Button>
  );
}

function Steps({ reached }: { reached: Schema["WelcomeView"] }) {
  const { t } = useTranslation("welcome");
  const tenant = useQuery(tenantQuery);
  const states = statesOf(reached);
  const done = doneOf(reached);
  const inside: Record<Step, ReactNode> = {
    passkey: <PasskeyStep reached={reached} />,
    key: <KeyStep reached={reached} />,
    second: <SecondStep reached={reached} />,
    device: <DeviceStep reached={reached} founded={tenant.data?.keyring != null} />,
    lock: <LockStep reached={reached} />,
  };
  return (
    <Stack>
      {reached.demo && <Notice tone="warn">{t("demo")}</Notice>}
      {reached.solo && <Notice>{t("solo")}</Notice>}
      {done === STEPS.length ? (
        <EmptyState title={t("finished")} icon={IconDone} action={<AppLink href="/">{t("toOverview")}</AppLink>}>
          {t("finishedText")}
        </EmptyState>
      ) : (
        <Text size="sm" c="var(--lethe-quiet)" role="status">
          {t("progress", { done, all: STEPS.length })}
        </Text>
      )}
      <ol className={classes.steps}>
        {STEPS.map((step, place) => (
          <StepCard key={step} step={step} place={place + 1} state={states[step]}>
            {inside[step]}
          </StepCard>
        ))}
      </ol>
    </Stack>
  );
}
