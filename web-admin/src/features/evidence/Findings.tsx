/** What the check found, line by line, and below what it cannot tell. */
import { List, Text } from "@mantine/core";
import { useTranslation } from "../../i18n";

import { Notice } from "../../ui";
import { type Icon, IconDone, IconInfo, IconRefused } from "../../ui/icons";
import { useSay } from "../words";
import classes from "./evidence.module.css";
import { type Finding, overall, type Verdict } from "./finding";

const PICTURES: Record<Verdict, Icon> = { holds: IconDone, fails: IconRefused, open: IconInfo };

/** What no browser can find out alone. */
const LIMITS = ["words", "witness", "page"] as const;

/** Shows findings. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  const { t } = useTranslation("evidence");
  const say = useSay();
  const verdict = overall(findings);
  return (
    <Notice tone={verdict === "fails" ? "warn" : verdict === "holds" ? "good" : "plain"} announce title={t(`overall.${verdict}`)}>
      <ul className={classes.findings}>
        {findings.map((finding, at) => {
          const Picture = PICTURES[finding.verdict];
          return (
            <li key={`${String(at)}-${finding.text.key}`}>
              <Picture size={15} role="img" aria-label={t(`verdict.${finding.verdict}`)} />
              <span>{say(finding.text)}</span>
            </li>
          );
        })}
      </ul>
      <Text size="sm" fw={600} mt="xs">{t("limits")}</Text>
      <List size="sm">{LIMITS.map((limit) => <List.Item key={limit}>{t(`limit.${limit}`)}</List.Item>)}</List>
    </Notice>
  );
}
