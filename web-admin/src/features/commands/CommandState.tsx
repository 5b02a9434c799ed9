/** How a command stands, in a word with its picture. */
import { StatusWord } from "../../ui";
import { IconWipe } from "../../ui/icons";
import { type Command, standing } from "../orders";
import { useSay } from "../words";

/** Shows the word. */
export function CommandState({ command }: { command: Command }) {
  const say = useSay();
  const { text, tone } = standing(command);
  return (
    <StatusWord tone={tone} {...(tone === "danger" ? { icon: IconWipe } : {})}>
      {say(text)}
    </StatusWord>
  );
}
