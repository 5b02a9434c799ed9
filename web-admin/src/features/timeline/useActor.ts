/** Who did something, in words: "Ada (admin)", "the server". */
import { useTranslation } from "../../i18n";

/** Says an actor; empty where nobody is known. */
export function useActor(): (actor: { kind: string; name?: string | null } | null) => string {
  const { t, i18n } = useTranslation("words");
  return (actor) => {
    if (actor === null) return "";
    const kind = i18n.exists(`words:actor.${actor.kind}`) ? t(`actor.${actor.kind}` as "actor.admin") : actor.kind;
    return actor.name == null || actor.name === "" ? kind : `${actor.name} (${kind})`;
  };
}
