import { Anchor, Card, Group, Stack, Text, Title } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { Link } from "react-router";
import { useTranslations } from "use-intl/react";
import type { LearnLessonFragment } from "./learn-course.generated";
import { prerequisiteOf, useLockTexts, type LessonLock } from "./lesson-lock";

export interface LockedLessonProps {
  readonly slug: string;
  readonly lessons: readonly LearnLessonFragment[];
  readonly lock: LessonLock;
}

/** Shown to students in place of a lesson that opens later. */
export function LockedLesson({ slug, lessons, lock }: LockedLessonProps) {
  const t = useTranslations("courses.lock");
  const { title } = useLockTexts();
  const first = prerequisiteOf(lock, lessons);
  return (
    <Card component="section" withBorder padding="lg" aria-labelledby="locked">
      <Stack gap="sm" align="start">
        <Group gap="xs" wrap="nowrap">
          <IconLock aria-hidden size={20} stroke={1.5} style={{ flex: "none" }} />
          <Title order={2} size="h4" id="locked">
            {title(lock)}
          </Title>
        </Group>
        {first && (
          <Text>
            {t.rich(lock.opensAt ? "prerequisiteToo" : "prerequisite", {
              title: first.title,
              link: (text) => (
                <Anchor component={Link} to={`/learn/${slug}/${first.id}`} inherit underline="always">
                  {text}
                </Anchor>
              ),
            })}
          </Text>
        )}
      </Stack>
    </Card>
  );
}
