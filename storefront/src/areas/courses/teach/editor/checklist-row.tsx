import { Group, Text, VisuallyHidden } from "@mantine/core";
import { IconAlertCircle, IconCircleCheck, IconCircleDashed } from "@tabler/icons-react";
import { useTranslations } from "use-intl/react";
import type { CoursePublicationFragment } from "./edit-course.generated";

type Item = NonNullable<CoursePublicationFragment["publishChecklist"]>[number];

export function ChecklistRow({ item: { item, done, required } }: { readonly item: Item }) {
  const t = useTranslations("teaching.publish");
  const [Icon, color] = done
    ? [IconCircleCheck, "var(--mantine-color-anchor)"]
    : required
      ? [IconAlertCircle, "var(--mantine-color-error)"]
      : [IconCircleDashed, "var(--mantine-color-dimmed)"];
  return (
    <Group component="li" gap="xs" wrap="nowrap" align="start">
      <Icon aria-hidden size={20} stroke={1.6} color={color} style={{ flex: "none", marginTop: 1 }} />
      <Text size="sm">
        <VisuallyHidden>{done ? t("done") : t("open")} </VisuallyHidden>
        {t(`item.${item}`)}
        {!done && required && <Text span size="sm" fw={600}>{` ${t("required")}`}</Text>}
      </Text>
    </Group>
  );
}
