// The list of namespaces: one line for each file of texts. Both languages have the same files and the same keys
// (keys.test.ts); a namespace is loaded when a page first uses it.
import type enrollment from "./en/enrollment";
import type shell from "./en/shell";
import type signin from "./en/signin";
import type ui from "./en/ui";

/** English texts are the type of every text. */
export interface Namespaces {
  enrollment: typeof enrollment;
  shell: typeof shell;
  signin: typeof signin;
  ui: typeof ui;
}

export type Namespace = keyof Namespaces;
