/** The one dialog of everything that people must sign: what destroys, and what lifts protection. It comes when it is opened. */
import { type ComponentProps, lazy, Suspense } from "react";

export { mostTargets } from "./facts";

const Inner = lazy(() => import("./DestroyDialog"));

/** The dialog; see its own file. */
export function DestroyDialog(props: ComponentProps<typeof Inner>) {
  return <Suspense><Inner {...props} /></Suspense>;
}
