import { Text } from "@mantine/core";
import { useLocale } from "use-intl/react";
import type { CustomTextFragment } from "./custom-texts.generated";

/** French has a space before a colon. */
const colons = { en: ":", fr: "\u00a0:" } as const;

/** The values of declared fields as people read them. */
export function CustomTexts({ values }: { readonly values: readonly CustomTextFragment[] }) {
  const locale = useLocale();
  return values.map(({ name, label, text }) => {
    const shown = text?.[locale];
    return (
      shown && (
        <Text key={name} size="sm" c="dimmed">
          {label[locale] ?? name}
          {colons[locale]} {shown}
        </Text>
      )
    );
  });
}
