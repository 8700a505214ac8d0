import { useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import { IconMoon, IconSun } from "@tabler/icons-react";
import { useTranslations } from "use-intl/react";
import button from "./icon-button.module.css";

/** Switches between light and dark. The browser keeps the choice; the default is the system's setting. */
export function ColorSchemeSwitch() {
  const t = useTranslations("common.colorScheme");
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme("light");
  return (
    <button
      type="button"
      className={button.button}
      onClick={() => setColorScheme(scheme === "dark" ? "light" : "dark")}
      aria-label={t("switch")}
    >
      <IconSun aria-hidden stroke={1.6} className="mantine-light-hidden" />
      <IconMoon aria-hidden stroke={1.6} className="mantine-dark-hidden" />
    </button>
  );
}
