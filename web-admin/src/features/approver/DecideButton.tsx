/** The button that opens the approver's page for one command: approve or veto is decided there. */
import { useTranslation } from "../../i18n";
import { ApproverButton } from "./ApproverButton";

/** Opens the approver's page for one command. */
export function DecideButton({ command, quiet = false }: { command: string; quiet?: boolean }) {
  const { t } = useTranslation("decide");
  return (
    <ApproverButton purpose="decide" subject={command} variant={quiet ? "default" : "filled"}>
      {t("decide")}
    </ApproverButton>
  );
}
