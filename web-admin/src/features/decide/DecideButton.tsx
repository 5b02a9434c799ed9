/** The button that opens the approver's page for one command. It says that it leads elsewhere. */
import { Button, Stack } from "@mantine/core";

import { useTranslation } from "../../i18n";
import { IconElsewhere } from "../../ui/icons";
import { Aftermath } from "./Aftermath";
import { useApproverPage } from "./approver";

/** Opens the approver's page for one command: approve or veto is decided there. */
export function DecideButton({ command, quiet = false }: { command: string; quiet?: boolean }) {
  const { t } = useTranslation("decide");
  const page = useApproverPage();
  return (
    <Stack gap={6} align="flex-start">
      <Button
        variant={quiet ? "default" : "filled"}
        loading={page.isPending}
        rightSection={<IconElsewhere size={16} aria-hidden />}
        onClick={() => { page.mutate({ purpose: "decide", subject: command }); }}
      >
        {t("decide")}
      </Button>
      <Aftermath page={page} />
    </Stack>
  );
}
