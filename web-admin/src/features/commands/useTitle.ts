/** A command in a line: "Wipe the container: Dana Petrova · laptop", or "… on 3 devices". */
import { useTranslation } from "../../i18n";

import type { Command } from "../orders";
import { useSay } from "../words";

/** Says the title of a command. */
export function useTitle(): (command: Pick<Command, "action" | "targets">) => string {
  const { t } = useTranslation("commands");
  const say = useSay(["words"]);
  return ({ action, targets }) => {
    const what = say({ key: `words:action.${action}`, values: { raw: action } });
    const [only] = targets;
    return targets.length === 1 && only !== undefined ? t("name", { what, label: only.label }) : t("name.many", { what, count: targets.length });
  };
}
