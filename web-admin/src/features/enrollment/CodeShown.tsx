// The second half: the code, as a line and as a picture, the words to compare, who made it, and what both sides say.
import { Stack, Text } from "@mantine/core";
import { useTranslation } from "../../i18n";
import { clockTime, Notice, PasteLine, QrCode, useNow, Words } from "../../ui";
import classes from "./code.module.css";
import { CodeTrace } from "./CodeTrace";

/** A code as the server gave it. */
export interface NewCode {
  id: string;
  code: string;
  expires: number;
  label: string;
  maker: string;
  words: string;
}

/** What a person does with a code. */
export function CodeShown({ code }: { code: NewCode }) {
  const { t, i18n } = useTranslation("enrollment");
  const now = useNow();
  const page = `${window.location.origin}/enroll#${code.code}`;
  return (
    <Stack gap="lg">
      <Text size="sm" c="var(--lethe-quiet)">
        {t("code.once", { until: clockTime(code.expires, now, i18n.language) })}
      </Text>
      <div className={classes.ways}>
        <Stack gap={6}>
          <Text fw={600}>{t("code.paste")}</Text>
          <PasteLine text={`lethe-agent enroll --code ${code.code}`} label={t("code.paste")} />
        </Stack>
        <Stack gap={6}>
          <Text fw={600}>{t("code.scan")}</Text>
          <QrCode text={page} />
          <Text size="sm" c="var(--lethe-quiet)">
            {t("code.scanHint")}
          </Text>
        </Stack>
      </div>
      <Stack gap={6}>
        <Text>{t("code.words")}</Text>
        <Words words={code.words} label={t("code.words")} />
        <Notice tone={code.maker === "approver" ? "good" : "plain"}>{t(code.maker === "approver" ? "code.maker.approver" : "code.maker.server")}</Notice>
      </Stack>
      <CodeTrace id={code.id} expires={code.expires} />
    </Stack>
  );
}
