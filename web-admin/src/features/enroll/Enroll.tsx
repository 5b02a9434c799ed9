// The page behind the QR code: what the company will see, cannot see, can do and can never do, before anybody agrees.
// Nobody is signed in, and nothing is asked of the server.
import { List, Stack, Text } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "../../i18n";
import { exact, Facts, Notice, PasteLine, Section, useNow, Words } from "../../ui";
import { Doorway } from "../doorway/Doorway";
import { type ReadCode, readCode } from "./read";

/** The page of `/enroll#⟨code⟩`. */
export function Enroll() {
  const { t } = useTranslation("enrollment");
  const code = useMemo(() => readCode(window.location.hash.slice(1)), []);
  if (code === null) {
    return (
      <Doorway title={t("page.broken")}>
        <Notice tone="warn">{t("page.brokenText")}</Notice>
      </Doorway>
    );
  }
  return <Offered code={code} />;
}

function Offered({ code }: { code: ReadCode }) {
  const { t, i18n } = useTranslation("enrollment");
  const now = useNow();
  const over = now > code.expires;
  return (
    <Doorway title={t("page.title", { label: code.label })} lead={t("page.lead")} wide>
      {over && <Notice tone="warn">{t("page.expired")}</Notice>}
      {code.demo && <Notice tone="warn">{t("page.demo")}</Notice>}
      {code.solo && <Notice tone="warn">{t("page.solo")}</Notice>}
      <Facts facts={[[t("page.server"), code.urls.join(", ")], [t("page.until"), exact(code.expires, i18n.language)]]} />
      <Promises code={code} />
      <Section title={t("page.words")} lead={t("page.wordsHint")}>
        <Stack>
          <Words words={code.words} label={t("page.words")} />
          <Text size="sm" c="var(--lethe-quiet)">
            {t(code.maker === "server" ? "page.maker.server" : "page.maker.approver")}
          </Text>
        </Stack>
      </Section>
      {!over && (
        <Section title={t("page.line")}>
          <PasteLine text={`lethe-agent enroll --code ${code.text}`} label={t("page.line")} />
        </Section>
      )}
      <Text size="sm" c="var(--lethe-quiet)">
        {t("page.local")}
      </Text>
    </Doorway>
  );
}

const CAN = ["wipe_container", "unenroll", "wipe_device"] as const;

function Promises({ code }: { code: ReadCode }) {
  const { t } = useTranslation("enrollment");
  const wholeDevice = code.actions.includes("wipe_device");
  return (
    <>
      <Section title={t("page.cannot")}>
        <List spacing={4}>
          {!wholeDevice && <List.Item>{t("page.cannot.device")}</List.Item>}
          <List.Item>{t("page.cannot.more")}</List.Item>
        </List>
      </Section>
      <Section title={t("page.can")}>
        <List spacing={4}>
          <List.Item>{t("page.can.lock")}</List.Item>
          <List.Item>{t("page.can.lift")}</List.Item>
          {CAN.filter((action) => code.actions.includes(action)).map((action) => (
            <List.Item key={action}>{t(`page.can.${action}`)}</List.Item>
          ))}
        </List>
      </Section>
      <Section title={t("page.sees")}>
        <Text>{t("page.sees.list")}</Text>
      </Section>
      <Section title={t("page.blind")}>
        <Text>{t("page.blind.list")}</Text>
      </Section>
    </>
  );
}
