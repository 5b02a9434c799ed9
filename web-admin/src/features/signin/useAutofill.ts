// Passkeys in the field (conditional mediation): the browser waits until somebody chooses one there.
import { useCallback, useEffect, useRef, useState } from "react";
import { beginSignIn, finishSignIn, passkeysAutofill, usePasskey } from "../../api";

interface Autofill {
  /** True where the browser offers passkeys in a field. */
  offered: boolean;
  /** Ends the waiting, because the button asks instead: a browser does only one at a time. */
  stop: () => void;
}

/** Waits for a passkey from the field and reports the session. */
export function useAutofill(entered: (session: Awaited<ReturnType<typeof finishSignIn>>) => void): Autofill {
  const [offered, setOffered] = useState(false);
  const ended = useRef(new AbortController());
  useEffect(() => {
    const waiting = new AbortController();
    ended.current = waiting;
    const wait = async () => {
      if (!(await passkeysAutofill())) return;
      const begun = await beginSignIn();
      setOffered(true);
      entered(await finishSignIn(await usePasskey(begun, { conditional: true, signal: waiting.signal })));
    };
    // Whatever goes wrong here was not asked for by anybody; the button says what is wrong.
    wait().catch(() => undefined);
    return () => {
      waiting.abort();
    };
  }, [entered]);
  const stop = useCallback(() => {
    ended.current.abort();
  }, []);
  return { offered, stop };
}
