// A part of a page with a heading of its own, on a raised ground.
import { Group, Text, Title } from "@mantine/core";
import { type ReactNode, useId } from "react";
import classes from "./section.module.css";

interface Props {
  title: string;
  lead?: ReactNode;
  actions?: ReactNode;
  children?: ReactNode;
  /** Without the card: only heading and content. */
  bare?: boolean;
}

/** A titled part of a page (h2). */
export function Section({ title, lead, actions, children, bare = false }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={bare ? classes.bare : classes.card}>
      <Group justify="space-between" align="flex-start" gap="sm" mb={children === undefined ? 0 : "sm"}>
        <div className={lead === undefined ? classes.title : classes.head}>
          <Title order={2} id={id}>
            {title}
          </Title>
          {lead !== undefined && (
            <Text size="sm" c="var(--lethe-quiet)" mt={2}>
              {lead}
            </Text>
          )}
        </div>
        {actions !== undefined && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </section>
  );
}
