import { Anchor, Group, Stack, Text, Title } from "@mantine/core";
import { IconLock, IconPlayerPlay } from "@tabler/icons-react";
import { Link } from "react-router";
import { useTranslations } from "use-intl/react";
import { useLengthText } from "../length/use-length-text";
import type { OutlineFragment } from "./outline.generated";
import classes from "./outline.module.css";

export interface OutlineProps {
  readonly slug: string;
  readonly sections: readonly OutlineFragment[];
  /** True if the viewer may open all lessons. */
  readonly open: boolean;
}

/** The sections and lessons of a course in order. Preview lessons are links for all visitors. */
export function Outline({ slug, sections, open }: OutlineProps) {
  const t = useTranslations("courses");
  const lengthText = useLengthText();
  return (
    <Stack gap="md">
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
              {section.lessons.map((lesson) => (
                <li key={lesson.id} className={classes.lesson}>
                  <LessonMark isOpen={open || lesson.isPreview} />
                  <span className={classes.title}>
                    {open || lesson.isPreview ? (
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
                  </span>
                  {lesson.durationSeconds !== null && (
                    <Text span size="sm" c="dimmed" className={classes.length}>
                      {lengthText(lesson.durationSeconds)}
                    </Text>
                  )}
                </li>
              ))}
            </ol>
          </section>
        );
      })}
    </Stack>
  );
}

function LessonMark({ isOpen }: { readonly isOpen: boolean }) {
  const Icon = isOpen ? IconPlayerPlay : IconLock;
  return <Icon aria-hidden size={16} stroke={1.6} color="var(--mantine-color-dimmed)" style={{ flex: "none" }} />;
}
