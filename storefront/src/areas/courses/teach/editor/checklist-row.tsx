import { Group, Text, VisuallyHidden } from "@mantine/core";
import { IconAlertCircle, IconCircleCheck, IconCircleDashed } from "@tabler/icons-react";
import { useFormatter, useTranslations } from "use-intl/react";
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

const mostNamed = 5;

/** The lessons whose file cannot be played, which is required for publishing; nothing without any, or while media does not answer. */
export function UnplayableRow({
  lessons,
}: {
  readonly lessons: readonly { readonly title: string }[] | null | undefined;
}) {
  const t = useTranslations("teaching.publish");
  const format = useFormatter();
  if (!lessons?.length) return null;
  const named = lessons.slice(0, mostNamed).map(({ title }) => t("quoted", { title }));
  const more = lessons.length - named.length;
  return (
    <Group component="li" gap="xs" wrap="nowrap" align="start">
      <IconAlertCircle
        aria-hidden
        size={20}
        stroke={1.6}
        color="var(--mantine-color-error)"
        style={{ flex: "none", marginTop: 1 }}
      />
      <Text size="sm" miw={0} style={{ overflowWrap: "anywhere" }}>
        <VisuallyHidden>{t("open")} </VisuallyHidden>
        {t("unplayable", { titles: format.list([...named, ...(more > 0 ? [t("moreLessons", { count: more })] : [])]) })}
        <Text span size="sm" fw={600}>{` ${t("required")}`}</Text>
      </Text>
    </Group>
  );
}
