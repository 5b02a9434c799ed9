// What a page shows instead of its content: nothing yet, or why not. Both say what to do next.
import { Button, Code, Group, Skeleton, Stack, Text, ThemeIcon } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "../i18n";
import { type Failure, useFailureWords } from "./failure";
import { type Icon, IconInfo, IconWarning } from "./icons";
import classes from "./states.module.css";

interface EmptyProps {
  title: string;
  /** The next step, in a sentence or two. */
  children?: ReactNode;
  icon?: Icon;
  action?: ReactNode;
}

/** Nothing is here yet, and what would bring something here. */
export function EmptyState({ title, children, icon: Picture = IconInfo, action }: EmptyProps) {
  return (
    <Stack align="center" gap="xs" className={classes.state}>
      <ThemeIcon size={44} radius="xl" variant="light" aria-hidden>
        <Picture size={24} stroke={1.6} />
      </ThemeIcon>
      <Text fw={600} ta="center">
        {title}
      </Text>
      {children !== undefined && (
        <Text size="sm" c="var(--lethe-quiet)" ta="center" maw="34rem" component="div">
          {children}
        </Text>
      )}
      {action}
    </Stack>
  );
}

interface ErrorProps {
  error: Failure;
  /** What could not be done; "could not be loaded" by default. */
  title?: string;
  retry?: () => void;
}

/** What happened and what to do. Announced at once by screen readers. */
export function ErrorState({ error, title, retry }: ErrorProps) {
  const { t } = useTranslation("ui");
  const { what, todo } = useFailureWords()(error);
  return (
    <div role="alert" className={classes.error}>
      <IconWarning size={22} aria-hidden className={classes.sign} />
      <Stack gap={4} flex={1} miw={0}>
        <Text fw={600}>{title ?? t("error.title")}</Text>
        <Text size="sm">{what}</Text>
        {todo !== null && <Text size="sm">{todo}</Text>}
        <Group gap="sm" mt={4}>
          {retry !== undefined && (
            <Button size="xs" variant="default" onClick={retry}>
              {t("retry")}
            </Button>
          )}
          {error.code !== undefined && (
            <Text size="xs" c="var(--lethe-quiet)">
              {t("error.code", { code: "" })}
              <Code>{error.code}</Code>
            </Text>
          )}
        </Group>
      </Stack>
    </div>
  );
}

/** Lines where text will be. */
export function LoadingLines({ lines = 3 }: { lines?: number }) {
  const { t } = useTranslation("ui");
  return (
    <Stack gap="xs" role="status" aria-busy aria-label={t("loading")}>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} height={14} width={`${String(92 - ((line * 23) % 40))}%`} />
      ))}
    </Stack>
  );
}
