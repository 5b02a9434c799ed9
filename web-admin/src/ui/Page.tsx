// The frame of a page: where one is, what it is called, what can be done here. Exactly one h1.
import { Group, Stack, Text, Title } from "@mantine/core";
import { Suspense, type ReactNode, useEffect } from "react";
import { AppLink } from "./AppLink";
import { IconChevronRight } from "./icons";
import { LoadingLines } from "./States";
import classes from "./page.module.css";

/** A place above this one. */
interface Crumb {
  title: string;
  href: string;
}

interface Props {
  title: string;
  /** One sentence below the title. */
  lead?: ReactNode;
  crumbs?: readonly Crumb[];
  /** Buttons at the right of the title. */
  actions?: ReactNode;
  /** Narrow: a column to read. Wide: the whole width. */
  width?: "narrow" | "wide";
  children: ReactNode;
}

/** A page with its title, also in the browser's tab. */
export function Page({ title, lead, crumbs = [], actions, width = "wide", children }: Props) {
  useEffect(() => {
    document.title = `${title} · Lethe`;
  }, [title]);
  return (
    <Stack gap="lg" className={width === "narrow" ? classes.narrow : classes.wide}>
      <header>
        {crumbs.length > 0 && (
          <nav className={classes.crumbs}>
            {crumbs.map((crumb) => (
              <span key={crumb.href}>
                <AppLink href={crumb.href}>{crumb.title}</AppLink>
                <IconChevronRight size={14} aria-hidden />
              </span>
            ))}
          </nav>
        )}
        <Group justify="space-between" align="flex-start" gap="md">
          <Title order={1} className={classes.title ?? ""}>
            {title}
          </Title>
          {actions !== undefined && <Group gap="xs">{actions}</Group>}
        </Group>
        {lead !== undefined && (
          <Text c="var(--lethe-quiet)" mt={4} maw="46rem">
            {lead}
          </Text>
        )}
      </header>
      {/* What is inside may load a part of itself: the title and what can be done here stay meanwhile. */}
      <Suspense fallback={<LoadingLines lines={6} />}>{children}</Suspense>
    </Stack>
  );
}
