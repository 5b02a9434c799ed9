// What a failure says to people. The server speaks English and knows the case; elsewhere the code's own sentence is said.
import { useTranslation } from "../i18n";

/** Something that failed, as `Problem` has it. */
export interface Failure {
  message: string;
  code?: string;
  hint?: string | null;
}

/** What happened, and what to do. */
export interface FailureWords {
  what: string;
  todo: string | null;
}

/** Gives the words of a failure in the language of the screen; the server's own where there are no others. */
export function useFailureWords(): (failure: Failure) => FailureWords {
  const { t, i18n } = useTranslation("ui");
  return ({ message, code = "", hint = null }) => {
    // Codes of the console have no words but these; in English the server's are more exact.
    const ours = code.startsWith("console.") || i18n.language !== "en";
    if (!ours || !i18n.exists(`ui:problem.${code}`)) return { what: message, todo: hint };
    return { what: t(`problem.${code as "console.offline"}`), todo: t(`todo.${code as "console.offline"}`) };
  };
}
