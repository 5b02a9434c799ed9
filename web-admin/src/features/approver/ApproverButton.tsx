// The way to the approver's own page: a ticket of the server, opened in another tab on another origin. Nothing is signed here.
import { Button, type ButtonProps, Stack, Text } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "../../i18n";
import { api, data } from "../../api";
import { ErrorState, useWork } from "../../ui";
import { IconElsewhere } from "../../ui/icons";

/** What the approver's page is opened for, of what the console asks for here. */
export type Purpose = "first-keyring" | "new-key" | "change" | "sign";

interface Props extends Pick<ButtonProps, "variant" | "size"> {
  purpose: Purpose;
  /** Id of the draft, ids of proposals divided by commas, or nothing. */
  subject?: string;
  children: ReactNode;
}

/** A button that leads to the approver's page; a link where the browser let no tab open. */
export function ApproverButton({ purpose, subject, children, ...look }: Props) {
  const { t } = useTranslation("keyring");
  const [blocked, setBlocked] = useState<string | null>(null);
  const work = useWork();
  const open = async () => {
    // The ticket first: it may take a touch of the passkey, which needs this tab in front.
    const { url } = await data(api.POST("/api/v1/tickets", { body: { purpose, ...(subject === undefined ? {} : { subject }) } }));
    const tab = window.open("", "_blank");
    if (tab === null) {
      setBlocked(url);
      return;
    }
    // The other page must not reach back into this one.
    tab.opener = null;
    tab.location.replace(url);
    setBlocked(null);
  };
  return (
    <Stack gap={6} align="flex-start">
      <Button {...look} rightSection={<IconElsewhere size={16} aria-hidden />} loading={work.busy} onClick={() => void work.run(open)}>
        {children}
      </Button>
      {work.failure !== null && <ErrorState title={t("approver.failed")} error={work.failure} />}
      {blocked !== null && (
        <Text size="sm" role="status">
          <a href={blocked} target="_blank" rel="noopener noreferrer">
            {t("approver.link")}
          </a>
          . {t("approver.once")}
        </Text>
      )}
    </Stack>
  );
}
