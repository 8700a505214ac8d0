import { Group, Stack, Text } from "@mantine/core";
import { IconArrowsSort, IconMinus, IconPencil, IconPlus } from "@tabler/icons-react";
import { useFormatter, useTranslations } from "use-intl/react";
import { Scrollable } from "../../../../ui/scrollable/scrollable";
import type { DraftChangesQuery } from "./edit-course.generated";

type Change = NonNullable<NonNullable<DraftChangesQuery["course"]>["draft"]>["changes"][number];

const icons = { ADDED: IconPlus, REMOVED: IconMinus, MOVED: IconArrowsSort, CHANGED: IconPencil } as const;
const mostShown = 100;

/** The changes in words, in the order of the graph. */
export function ChangeList({ changes }: { readonly changes: readonly Change[] }) {
  const t = useTranslations("teaching.publish.draft");
  const format = useFormatter();
  const textOf = ({ kind, lessonId, title, parts, studentCount }: Change): string =>
    t(`change.${lessonId === null ? "section" : "lesson"}.${kind}`, {
      title,
      parts: format.list(parts.map((part) => t(`part.${part}`))),
      count: studentCount ?? 0,
    });
  if (changes.length === 0) return <Text>{t("none")}</Text>;
  return (
    <Scrollable label={t("title")} mah={320}>
      <Stack component="ul" gap={6} m={0} p={0} style={{ listStyle: "none" }}>
        {changes.slice(0, mostShown).map((change, index) => {
          const Icon = icons[change.kind];
          return (
            <Group key={index} component="li" gap="xs" wrap="nowrap" align="start">
              <Icon aria-hidden size={18} stroke={1.6} style={{ flex: "none", marginTop: 2 }} />
              <Text size="sm" miw={0} style={{ overflowWrap: "anywhere" }}>
                {textOf(change)}
              </Text>
            </Group>
          );
        })}
      </Stack>
      {changes.length > mostShown && (
        <Text size="sm" mt="xs" fw={600}>
          {t("more", { count: changes.length - mostShown })}
        </Text>
      )}
    </Scrollable>
  );
}
