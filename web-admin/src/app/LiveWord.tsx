// Says when changes do not arrive; silent otherwise.
import { useTranslation } from "../i18n";
import { StatusWord } from "../ui";
import { IconOffline } from "../ui/icons";
import { useLiveState } from "./live";

/** A word while the stream is down. */
export function LiveWord() {
  const { t } = useTranslation("shell");
  const state = useLiveState();
  return (
    <div role="status">
      {state === "down" && (
        <span title={t("live.downLong")}>
          <StatusWord tone="warn" icon={IconOffline}>
            {t("live.down")}
          </StatusWord>
        </span>
      )}
    </div>
  );
}
