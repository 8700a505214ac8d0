import { Group, Stack, Text } from "@mantine/core";
import { IconArrowsSort, IconMinus, IconPencil, IconPlus } from "@tabler/icons-react";
import { useFormatter, useLocale, useTranslations } from "use-intl/react";
import { languageName } from "../../../../ui/language/languages";
import { Scrollable } from "../../../../ui/scrollable/scrollable";
import type { DraftChangesQuery } from "./edit-course.generated";

type PublishedCourse = NonNullable<DraftChangesQuery["course"]>;
type Draft = NonNullable<PublishedCourse["draft"]>;
type Change = Draft["changes"][number];
type ShownDetails = Pick<PublishedCourse, "title" | "subtitle" | "level" | "language">;

const icons = { ADDED: IconPlus, REMOVED: IconMinus, MOVED: IconArrowsSort, CHANGED: IconPencil } as const;
const mostShown = 100;

/** The labels of the form. */
const labels = {
  TITLE: "title",
  SUBTITLE: "subtitle",
  SUMMARY: "summary",
  DESCRIPTION: "description",
  GOALS: "goals",
  REQUIREMENTS: "requirements",
  LEVEL: "level",
  LANGUAGE: "language",
  THUMBNAIL: "thumbnail",
  PROMO: "promo.file",
} as const;

export interface ChangeListProps {
  readonly published: ShownDetails;
  readonly draft: Draft;
}

/** The changes in words, in the order of the graph: first the details, then the outline. */
export function ChangeList({ published, draft }: ChangeListProps) {
  const t = useTranslations("teaching.publish.draft");
  const label = useTranslations("teaching.details");
  const levelText = useTranslations("courses.level");
  const locale = useLocale();
  const format = useFormatter();
  const textOf = ({ kind, lessonId, title, parts, studentCount }: Change): string =>
    t(`change.${lessonId === null ? "section" : "lesson"}.${kind}`, {
      title,
      parts: format.list(parts.map((part) => t(`part.${part}`))),
      count: studentCount ?? 0,
    });
  /** The details of one line, which are shown in full. */
  const lines = (details: ShownDetails): Readonly<Record<string, string | null>> => ({
    TITLE: details.title,
    SUBTITLE: details.subtitle,
    LEVEL: details.level && levelText(details.level),
    LANGUAGE: details.language && languageName(details.language, locale),
  });
  const [before, after] = [lines(published), lines(draft.details)];
  const detailText = (name: Draft["changedDetails"][number]): string => {
    const detail = label(labels[name]);
    if (!(name in after)) return t("detailChanged", { detail });
    return t("detailBecomes", { detail, before: before[name] ?? t("empty"), after: after[name] ?? t("empty") });
  };
  const changes = [
    ...draft.changedDetails.map((name) => ({ kind: "CHANGED" as const, text: detailText(name) })),
    ...draft.changes.slice(0, mostShown).map((change) => ({ kind: change.kind, text: textOf(change) })),
  ];
  if (changes.length === 0) return <Text>{t("none")}</Text>;
  return (
    <Scrollable label={t("title")} mah={320}>
      <Stack component="ul" gap={6} m={0} p={0} style={{ listStyle: "none" }}>
        {changes.map(({ kind, text }, index) => {
          const Icon = icons[kind];
          return (
            <Group key={index} component="li" gap="xs" wrap="nowrap" align="start">
              <Icon aria-hidden size={18} stroke={1.6} style={{ flex: "none", marginTop: 2 }} />
              <Text size="sm" miw={0} style={{ overflowWrap: "anywhere" }}>
                {text}
              </Text>
            </Group>
          );
        })}
      </Stack>
      {draft.changes.length > mostShown && (
        <Text size="sm" mt="xs" fw={600}>
          {t("more", { count: draft.changes.length - mostShown })}
        </Text>
      )}
    </Scrollable>
  );
}
