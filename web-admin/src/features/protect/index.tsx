/** What the server orders alone (T1), and the field for reasons. The dialog comes when it is opened. */
import { type ComponentProps, lazy, Suspense } from "react";

export { ReasonField } from "./ReasonField";

const Inner = lazy(() => import("./ProtectDialog"));

/** The dialog; see its own file. */
export function ProtectDialog(props: ComponentProps<typeof Inner>) {
  return <Suspense><Inner {...props} /></Suspense>;
}
