import { ActionIcon, Box, useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import { IconMoon, IconSun } from "@tabler/icons-react";
import { useTranslations } from "use-intl/react";

/** Switches between light and dark. The browser keeps the choice; the default is the system's setting. */
export function ColorSchemeSwitch() {
  const t = useTranslations("common.colorScheme");
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme("light");
  return (
    <ActionIcon
      variant="subtle"
      size="lg"
      color="gray"
      onClick={() => setColorScheme(scheme === "dark" ? "light" : "dark")}
      aria-label={t("switch")}
    >
      <Box component={IconSun} aria-hidden size={20} stroke={1.6} lightHidden />
      <Box component={IconMoon} aria-hidden size={20} stroke={1.6} darkHidden />
    </ActionIcon>
  );
}
