// The button that opens the menu of oneself. The menu comes with the first press.
import { UnstyledButton } from "@mantine/core";
import { lazy, type ReactNode, Suspense, useState } from "react";
import type { Place } from "./places";

const AccountMenu = lazy(() => import("./AccountMenu"));

interface Props {
  className: string;
  /** Where what is inside does not name it. */
  label?: string;
  places?: readonly Place[];
  children: ReactNode;
}

/** The button, and the menu once it was pressed. */
export function Account({ className, label, places = [], children }: Props) {
  const [wanted, setWanted] = useState(false);
  const button = (
    <UnstyledButton className={className} aria-label={label} aria-haspopup="menu" onClick={wanted ? undefined : () => { setWanted(true); }}>
      {children}
    </UnstyledButton>
  );
  if (!wanted) return button;
  return (
    <Suspense fallback={button}>
      <AccountMenu places={places}>{button}</AccountMenu>
    </Suspense>
  );
}
