/** A policy as one sentence; what the company chose stands out. */
import { Text } from "@mantine/core";
import { Fragment } from "react";

import classes from "../access.module.css";
import type { Policy, Rules } from "../shape";
import { useWords } from "../words";
import { sentenceOf, stretches } from "./sentence";

/** Shows the sentence. */
export function Sentence({ policy, rules }: { policy: Policy; rules: Rules }) {
  const words = useWords();
  const said = stretches(sentenceOf(policy, rules, words));
  return <Text className={classes.sentence ?? ""}>{said.map(({ text, strong }, place) => (strong ? <strong key={place}>{text}</strong> : <Fragment key={place}>{text}</Fragment>))}</Text>;
}
