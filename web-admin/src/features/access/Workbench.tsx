/** The rules while they are worked on: what is worked on at the left; beside it, always, the trial and the way to save. */
import { type ReactNode } from "react";

import { useMe } from "../../api";
import { Columns, ErrorState, LoadingLines } from "../../ui";
import classes from "./access.module.css";
import type { Draft } from "./draft";
import { SaveBox } from "./trial/SaveBox";
import { Trial } from "./trial/Trial";
import { useTrial } from "./trial/useTrial";
import { type Drafting, useDraft, useInForce } from "./useRules";

/** What a room does with the draft. `change` is null for whoever may only read. */
export interface Bench {
  draft: Draft;
  change: Drafting["change"] | null;
}

/** Shows a room's work beside the trial. */
export function Workbench({ children }: { children: (bench: Bench) => ReactNode }) {
  const me = useMe();
  const inForce = useInForce();
  const drafting = useDraft();
  const { draft } = drafting;
  if (inForce.error !== null) return <ErrorState error={inForce.error} retry={() => void inForce.refetch()} />;
  if (draft === null) return <LoadingLines lines={6} />;
  if (!me.may("manage_access")) return <>{children({ draft, change: null })}</>;
  return <Columns beside={<Beside drafting={drafting} draft={draft} />}>{children({ draft, change: drafting.change })}</Columns>;
}

function Beside({ drafting, draft }: { drafting: Drafting; draft: Draft }) {
  const trial = useTrial(draft.rules);
  return (
    <div className={classes.beside}>
      <SaveBox drafting={drafting} trial={trial} />
      <Trial draft={draft} trial={trial} />
    </div>
  );
}
