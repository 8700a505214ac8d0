import { Anchor, Group, Stack, Text, Title } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { Link } from "react-router";
import { useTranslations } from "use-intl/react";
import { useLengthText } from "../length/use-length-text";
import { LessonKindIcon } from "../lesson/lesson-kind-icon";
import { useOpeningText } from "../opening/use-opening-text";
import type { OutlineFragment } from "./outline.generated";
import classes from "./outline.module.css";

export interface OutlineProps {
  readonly slug: string;
  readonly sections: readonly OutlineFragment[];
  /** True if the viewer is enrolled or teaches the course: they may open the lessons, unless a lesson opens later. */
  readonly open: boolean;
}

/** The sections and lessons of a course in order. Preview lessons are links for all visitors. */
export function Outline({ slug, sections, open }: OutlineProps) {
  const t = useTranslations("courses");
  const lengthText = useLengthText();
  const openingText = useOpeningText();
  const hasPrerequisites = sections.some(({ lessons }) => lessons.some(({ isPrerequisite }) => isPrerequisite));
  return (
    <Stack gap="md">
      {hasPrerequisites && <Text c="dimmed">{t("opening.prerequisites")}</Text>}
      {sections.map((section) => {
        const seconds = section.lessons.reduce((sum, { durationSeconds }) => sum + (durationSeconds ?? 0), 0);
        return (
          <section key={section.id} className={classes.section} aria-labelledby={`section-${section.id}`}>
            <Group justify="space-between" gap="xs" className={classes.header}>
              <Title order={3} size="h5" id={`section-${section.id}`}>
                {section.title}
              </Title>
              <Text size="sm" c="dimmed">
                {t("lessonCount", { count: section.lessons.length })}
                {seconds > 0 && ` · ${lengthText(seconds)}`}
              </Text>
            </Group>
            <ol className={classes.lessons}>
              {section.lessons.map((lesson) => {
                const isOpen = open || lesson.isPreview;
                const opening = openingText(lesson);
                return (
                  <li key={lesson.id} className={classes.lesson}>
                    {isOpen ? <LessonKindIcon kind={lesson.kind} /> : <LockMark />}
                    <span className={classes.title}>
                      {isOpen ? (
                        <Anchor component={Link} to={`/learn/${slug}/${lesson.id}`} underline="always">
                          {lesson.title}
                        </Anchor>
                      ) : (
                        lesson.title
                      )}
                      {lesson.isPreview && !open && (
                        <Text span size="xs" fw={600} className={classes.preview}>
                          {t("preview")}
                        </Text>
                      )}
                      {opening && (
                        <Text span size="sm" c="dimmed" display="block">
                          {opening}
                        </Text>
                      )}
                    </span>
                    {lesson.durationSeconds !== null && (
                      <Text span size="sm" c="dimmed" className={classes.length}>
                        {lengthText(lesson.durationSeconds)}
                      </Text>
                    )}
                  </li>
                );
              })}
            </ol>
          </section>
        );
      })}
    </Stack>
  );
}

function LockMark() {
  return <IconLock aria-hidden size={16} stroke={1.6} color="var(--mantine-color-dimmed)" style={{ flex: "none" }} />;
}
