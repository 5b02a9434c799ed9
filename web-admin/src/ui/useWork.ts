// One thing at a time that a person started: whether it is running, and why it failed.
import { useCallback, useState } from "react";
import type { Failure } from "./failure";

/** What runs and what failed. `run` never rejects: it says `undefined` where the work failed. */
export interface Work {
  busy: boolean;
  failure: Failure | null;
  run: <T>(work: () => Promise<T>) => Promise<T | undefined>;
  forget: () => void;
}

/** Keeps the state of one button's work. */
export function useWork(): Work {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const run = useCallback(async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    setBusy(true);
    setFailure(null);
    try {
      return await work();
    } catch (thrown) {
      setFailure(thrown instanceof Error ? thrown : { message: String(thrown) });
      return undefined;
    } finally {
      setBusy(false);
    }
  }, []);
  const forget = useCallback(() => {
    setFailure(null);
  }, []);
  return { busy, failure, run, forget };
}
