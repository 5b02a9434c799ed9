// The menu behind one's name: passkeys, language, appearance, the way out. On a telephone it also has the places
// that do not fit at the bottom. Loaded when it is first opened.
import { Menu, useMantineColorScheme } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { signOut } from "../api";
import { LANGUAGE_NAMES, LANGUAGES, speak, useTranslation } from "../i18n";
import { IconCheck, IconMoon, IconPasskey, IconSignOut, IconSun, IconSunMoon } from "../ui/icons";
import type { Place } from "./places";

const SCHEMES = [
  ["light", IconSun],
  ["dark", IconMoon],
  ["auto", IconSunMoon],
] as const;

interface Props {
  /** The button that it hangs on. */
  children: ReactNode;
  /** Places to list first. */
  places: readonly Place[];
}

/** The menu, opened as soon as it is there. */
export default function AccountMenu({ children, places }: Props) {
  const { t } = useTranslation("shell");
  const router = useRouter();
  const queries = useQueryClient();
  const [opened, setOpened] = useState(true);
  const leave = () => {
    void signOut().finally(() => {
      queries.clear();
      router.history.push("/sign-in");
    });
  };
  return (
    <Menu position="top-start" withinPortal width={250} opened={opened} onChange={setOpened}>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        {places.map((place) => (
          <Menu.Item key={place.name} leftSection={<place.icon size={16} aria-hidden />} onClick={() => { router.history.push(place.href); }}>
            {t(`place.${place.name}`)}
          </Menu.Item>
        ))}
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

function Choices() {
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
