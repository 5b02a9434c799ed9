// Oneself: passkeys, language, appearance, the way out.
import { Menu, UnstyledButton, useMantineColorScheme } from "@mantine/core";
import { useRouter } from "@tanstack/react-router";
import { useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { signOut, useMe } from "../api";
import { LANGUAGES, speak } from "../i18n";
import { IconCheck, IconMoon, IconPasskey, IconSignOut, IconSun, IconSunMoon } from "../ui/icons";
import classes from "./rail.module.css";

const LANGUAGE_NAMES = { en: "English", ru: "Русский" } as const;
const SCHEMES = [
  ["light", IconSun],
  ["dark", IconMoon],
  ["auto", IconSunMoon],
] as const;

/** Signs out and forgets what was shown. */
export function useLeave(): () => void {
  const router = useRouter();
  const queries = useQueryClient();
  return () => {
    void signOut().finally(() => {
      queries.clear();
      router.history.push("/sign-in");
    });
  };
}

/** The button with one's name, and what it opens. */
export function Account({ children }: { children: ReactNode }) {
  const { t } = useTranslation("shell");
  const me = useMe();
  const router = useRouter();
  const leave = useLeave();
  return (
    <Menu position="top-start" withinPortal width={240}>
      <Menu.Target>
        <UnstyledButton className={classes.account ?? ""} aria-label={t("account", { name: me.name })}>
          {children}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPasskey size={16} aria-hidden />} onClick={() => { router.history.push("/settings/passkeys"); }}>
          {t("account.passkeys")}
        </Menu.Item>
        <Choices />
        <Menu.Divider />
        <Menu.Item leftSection={<IconSignOut size={16} aria-hidden />} onClick={leave}>
          {t("signOut")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Language and appearance, as items of a menu. */
export function Choices() {
  const { t, i18n } = useTranslation("shell");
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const tick = (on: boolean) => (on ? <IconCheck size={15} aria-hidden /> : null);
  return (
    <>
      <Menu.Label>{t("language")}</Menu.Label>
      {LANGUAGES.map((language) => (
        <Menu.Item key={language} role="menuitemradio" aria-checked={i18n.language === language} lang={language} rightSection={tick(i18n.language === language)} onClick={() => void speak(language)}>
          {LANGUAGE_NAMES[language]}
        </Menu.Item>
      ))}
      <Menu.Label>{t("theme")}</Menu.Label>
      {SCHEMES.map(([scheme, Picture]) => (
        <Menu.Item key={scheme} role="menuitemradio" aria-checked={colorScheme === scheme} leftSection={<Picture size={16} aria-hidden />} rightSection={tick(colorScheme === scheme)} onClick={() => { setColorScheme(scheme); }}>
          {t(`theme.${scheme}`)}
        </Menu.Item>
      ))}
    </>
  );
}
