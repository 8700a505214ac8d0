import { Group, Text, VisuallyHidden } from "@mantine/core";
import { IconAlertCircle, IconCircleCheck, IconCircleDashed } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useFormatter, useTranslations } from "use-intl/react";
import type { CoursePublicationFragment } from "./edit-course.generated";

type Item = NonNullable<CoursePublicationFragment["publishChecklist"]>[number];

interface RowProps extends Pick<Item, "done" | "required"> {
  readonly children: ReactNode;
}

function Row({ done, required, children }: RowProps) {
  const t = useTranslations("teaching.publish");
  const [Icon, color] = done
    ? [IconCircleCheck, "var(--mantine-color-anchor)"]
    : required
      ? [IconAlertCircle, "var(--mantine-color-error)"]
      : [IconCircleDashed, "var(--mantine-color-dimmed)"];
  return (
    <Group component="li" gap="xs" wrap="nowrap" align="start">
      <Icon aria-hidden size={20} stroke={1.6} color={color} style={{ flex: "none", marginTop: 1 }} />
      <Text size="sm" miw={0} style={{ overflowWrap: "anywhere" }}>
        <VisuallyHidden>{done ? t("done") : t("open")} </VisuallyHidden>
        {children}
        {!done && required && <Text span size="sm" fw={600}>{` ${t("required")}`}</Text>}
      </Text>
    </Group>
  );
}

export function ChecklistRow({ item: { item, done, required } }: { readonly item: Item }) {
  const t = useTranslations("teaching.publish");
  return (
    <Row done={done} required={required}>
      {t(`item.${item}`)}
    </Row>
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
    <Row done={false} required>
      {t("unplayable", { titles: format.list([...named, ...(more > 0 ? [t("moreLessons", { count: more })] : [])]) })}
    </Row>
  );
}
