// What stands around a page outside the frame: a card in the middle, the name, the language. Nobody is signed in here.
import { Stack, Text, Title } from "@mantine/core";
import { type ReactNode, useEffect } from "react";
import { LANGUAGE_NAMES, LANGUAGES, speak, useTranslation } from "../../i18n";
import { Mark } from "../../ui";
import classes from "./doorway.module.css";

interface Props {
  title: string;
  lead?: ReactNode;
  /** Wide: for something to read. */
  wide?: boolean;
  children: ReactNode;
}

/** A page in a doorway; its title is the h1. */
export function Doorway({ title, lead, wide = false, children }: Props) {
  useEffect(() => {
    document.title = `${title} · Lethe`;
  }, [title]);
  return (
    <div className={classes.doorway}>
      <main className={`${classes.card ?? ""} ${wide ? (classes.wide ?? "") : ""}`}>
        <div className={classes.name}>
          <Mark size={32} />
          <span>Lethe</span>
        </div>
        <Stack gap="lg">
          <div>
            <Title order={1}>{title}</Title>
            {lead !== undefined && (
              <Text c="var(--lethe-quiet)" mt={6} component="div">
                {lead}
              </Text>
            )}
          </div>
          {children}
        </Stack>
      </main>
      <Languages />
    </div>
  );
}

function Languages() {
  const { i18n } = useTranslation("shell");
  return (
    <footer className={classes.languages}>
      {LANGUAGES.map((language) => (
        <button key={language} type="button" lang={language} aria-pressed={i18n.language === language} onClick={() => void speak(language)}>
          {LANGUAGE_NAMES[language]}
        </button>
      ))}
    </footer>
  );
}
