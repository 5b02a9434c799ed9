// The session ended while a page was open: the request that found out waits here until somebody has signed in over
// the page, and is then sent again. The window itself is loaded when it is needed.
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { attend, Problem } from "../api";

const SignInWindow = lazy(() => import("./SignInWindow"));

interface Waiter {
  again: Promise<void>;
  done: () => void;
  refuse: (why: Problem) => void;
}

function makeWaiter(): Waiter {
  let done = () => {};
  let refuse: (why: Problem) => void = () => {};
  const again = new Promise<void>((resolve, reject) => {
    done = resolve;
    refuse = reject;
  });
  return { again, done, refuse };
}

/** The overlay; nothing while the session lasts. */
export function SignInAgain() {
  const waiter = useRef<Waiter | null>(null);
  const [opened, setOpened] = useState(false);
  useEffect(
    () =>
      attend({
        signInAgain: () => {
          waiter.current ??= makeWaiter();
          setOpened(true);
          return waiter.current.again;
        },
      }),
    [],
  );
  if (!opened) return null;
  const done = () => {
    setOpened(false);
    waiter.current?.done();
    waiter.current = null;
  };
  const leave = () => {
    waiter.current?.refuse(new Problem({ code: "session.expired", status: 401, detail: "" }));
    window.location.assign("/sign-in");
  };
  return (
    <Suspense fallback={null}>
      <SignInWindow done={done} leave={leave} />
    </Suspense>
  );
}
