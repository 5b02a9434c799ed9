// Words that people compare or read aloud: large, numbered, each on its own.
import classes from "./words.module.css";

interface Props {
  /** The words in their order, or one line of them. */
  words: readonly string[] | string;
  /** What the words are, for screen readers. */
  label: string;
}

/** Shows six or ten words. They are English in every language: that is what is spoken. */
export function Words({ words, label }: Props) {
  const list = typeof words === "string" ? words.trim().split(/[\s-]+/) : words;
  return (
    <div className={classes.frame}>
      <ol className={classes.words} data-count={list.length} aria-label={label} lang="en">
        {list.map((word, place) => (
          <li key={`${String(place)}-${word}`}>{word}</li>
        ))}
      </ol>
    </div>
  );
}

