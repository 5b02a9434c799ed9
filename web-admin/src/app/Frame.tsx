// What stands around every page of somebody who is signed in: rail or bottom bar, what waits, search, stream, sign-in again.
import { useDisclosure, useHotkeys, useMediaQuery } from "@mantine/hooks";
import { Outlet, useLocation } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useRef } from "react";
import { useTranslation } from "../i18n";
import { LoadingLines } from "../ui";
import { BottomBar, TopLine } from "./BottomBar";
import classes from "./frame.module.css";
import { useLive } from "./live";
import { Rail } from "./Rail";
import { SignInAgain } from "./SignInAgain";
import { WaitingBar } from "./WaitingBar";

const Search = lazy(() => import("./Search"));

/** Shows the frame with the page inside. */
export function Frame() {
  const { t } = useTranslation("shell");
  useLive();
  const [searching, search] = useDisclosure(false);
  useHotkeys([["mod+K", search.open]], []);
  const wide = useMediaQuery("(min-width: 62em)", undefined, { getInitialValueInEffect: false }) ?? true;
  const main = useRef<HTMLElement>(null);
  useScrollToTop(main);
  return (
    <div className={classes.frame}>
      <a href="#content" className={classes.skip} onClick={(event) => { event.preventDefault(); main.current?.focus(); }}>
        {t("skip")}
      </a>
      {wide ? <Rail search={search.open} /> : <TopLine search={search.open} />}
      <div className={classes.right}>
        <WaitingBar />
        <main id="content" ref={main} tabIndex={-1} className={classes.main}>
          <Suspense fallback={<LoadingLines lines={6} />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      {!wide && <BottomBar />}
      <Suspense fallback={null}>{searching && <Search close={search.close} />}</Suspense>
      <SignInAgain />
    </div>
  );
}

// A new page begins at its top, and the keyboard at its beginning.
function useScrollToTop(main: { current: HTMLElement | null }): void {
  const path = useLocation({ select: (location) => location.pathname });
  const before = useRef(path);
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    main.current?.focus({ preventScroll: true });
  }, [path, main]);
}
