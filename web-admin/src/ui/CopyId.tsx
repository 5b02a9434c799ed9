// An identifier or a line that people carry elsewhere.
import { ActionIcon, CopyButton } from "@mantine/core";
import { useTranslation } from "../i18n";
import classes from "./copy.module.css";
import { IconCheck, IconCopy } from "./icons";

/** An identifier, shortened in the middle, copied whole. */
export function CopyId({ id, length = 12 }: { id: string; length?: number }) {
  const { t } = useTranslation("ui");
  const short = id.length > length + 3 ? `${id.slice(0, Math.ceil(length / 2))}…${id.slice(-Math.floor(length / 2))}` : id;
  return (
    <span className={classes.id}>
      <code title={id}>{short}</code>
      <Copy text={id} label={t("copyId", { id: short })} />
    </span>
  );
}

/** The button alone; announces that it was done. */
function Copy({ text, label }: { text: string; label?: string }) {
  const { t } = useTranslation("ui");
  return (
    <CopyButton value={text} timeout={2000}>
      {({ copied, copy }) => (
        <ActionIcon variant="subtle" color="gray" size={24} onClick={copy} title={copied ? t("copied") : t("copy")} aria-label={copied ? t("copied") : (label ?? t("copy"))}>
          {copied ? <IconCheck size={15} /> : <IconCopy size={15} />}
        </ActionIcon>
      )}
    </CopyButton>
  );
}

/** A line to paste: a command, a link, a token. Wraps, is selected as a whole, has its button. */
export function PasteLine({ text, label }: { text: string; label: string }) {
  return (
    <div className={classes.line} role="group" aria-label={label}>
      <code>{text}</code>
      <Copy text={text} />
    </div>
  );
}
