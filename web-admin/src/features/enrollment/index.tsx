// What other rooms use of enrollment. The dialog is loaded when it is first opened.
import { lazy, Suspense } from "react";

const Dialog = lazy(() => import("./EnrollmentDialog"));

interface Props {
  opened: boolean;
  onClose: () => void;
  /** For whom, where that is known already. */
  person?: { id: string; name: string };
}

/** The dialog that enrolls a device. */
export function EnrollmentDialog(props: Props) {
  if (!props.opened) return null;
  return (
    <Suspense fallback={null}>
      <Dialog {...props} />
    </Suspense>
  );
}
