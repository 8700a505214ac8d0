import { Alert, Anchor, Group, Progress, Stack, Text, Title, VisuallyHidden } from "@mantine/core";
import { IconArrowLeft, IconCircle, IconCircleCheckFilled, IconLock, IconSpeakerphone } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { useFormatter, useTranslations } from "use-intl/react";
import { LessonKindIcon } from "../lesson/lesson-kind-icon";
import { useOpeningText } from "../opening/use-opening-text";
import type { LearnedCourse } from "./learned-course";
import { lockOf } from "./lesson-lock";
import { lessonsInOrder } from "./lesson-path";
import classes from "./player-page.module.css";

export interface PlayerFrameProps {
  readonly course: LearnedCourse;
  readonly completed: ReadonlySet<string>;
  /** The id of the displayed lesson. */
  readonly shown?: string;
  readonly children: ReactNode;
}

/** The frame around each lesson: the course, the viewer's progress and the outline. */
export function PlayerFrame({ course, completed, shown, children }: PlayerFrameProps) {
  const t = useTranslations("courses.player");
  const untilText = useTranslations("courses");
  const format = useFormatter();
  const openingText = useOpeningText();
  const { id, slug, title, sections, myEnrollment, publishChecklist } = course;
  const lessons = lessonsInOrder(sections);
  const done = lessons.filter((lesson) => completed.has(lesson.id)).length;
  const isPreview = !myEnrollment && publishChecklist !== null;
  return (
    <div className={classes.layout}>
      <Stack gap="md" miw={0}>
        <Group justify="space-between" gap="sm">
          <Anchor component={Link} to={myEnrollment ? "/learn" : `/courses/${slug}`} size="sm">
            <IconArrowLeft aria-hidden size={16} style={{ verticalAlign: "text-bottom" }} />{" "}
            {myEnrollment ? t("toMine") : t("toCourse")}
          </Anchor>
          <Text size="sm" c="dimmed">
            {title}
          </Text>
        </Group>
        {isPreview && (
          <Alert color="gray">
            {t("preview")}{" "}
            <Anchor component={Link} to={`/teach/courses/${id}`} inherit underline="always">
              {t("toEditor")}
            </Anchor>
          </Alert>
        )}
        {children}
      </Stack>
      <Stack component="nav" gap="sm" className={classes.outline} aria-label={t("outline")}>
        {myEnrollment && lessons.length > 0 && (
          <Stack gap={4}>
            <Progress value={(done / lessons.length) * 100} aria-label={t("progress")} />
            <Text size="sm" c="dimmed" role="status">
              {t("done", { done, count: lessons.length })}
            </Text>
            {myEnrollment.endsAt && (
              <Text size="sm" c="dimmed">
                {untilText("until", { date: format.dateTime(new Date(myEnrollment.endsAt), { dateStyle: "medium" }) })}
              </Text>
            )}
          </Stack>
        )}
        {(myEnrollment ?? publishChecklist) && (
          <Anchor component={Link} to={`/learn/${slug}/announcements`} size="sm">
            <IconSpeakerphone aria-hidden size={16} style={{ verticalAlign: "text-bottom" }} /> {t("announcements")}
          </Anchor>
        )}
        {sections.map((section) => (
          <div key={section.id}>
            <Title order={2} size="h6" px={10} pb={4}>
              {section.title}
            </Title>
            <ol className={classes.lessons}>
              {section.lessons.map((lesson) => {
                const lock = lockOf(lesson);
                const opening = lock && openingText({ isPreview: false, opensAfterDays: null, opensAt: lock.opensAt });
                const isForStudents = !myEnrollment && !publishChecklist && !lesson.isPreview;
                return (
                  <li key={lesson.id}>
                    <Link
                      to={`/learn/${slug}/${lesson.id}`}
                      className={classes.lesson}
                      aria-current={lesson.id === shown ? "page" : undefined}
                    >
                      <Mark
                        isDone={completed.has(lesson.id)}
                        lock={lock ? "notYet" : isForStudents ? "forStudents" : undefined}
                      />
                      <span>
                        {lesson.title}
                        {opening && (
                          <Text span size="xs" c="dimmed" display="block">
                            {opening}
                          </Text>
                        )}
                      </span>
                      {(lesson.kind === "QUIZ" || lesson.kind === "ASSIGNMENT") && (
                        <LessonKindIcon kind={lesson.kind} />
                      )}
                    </Link>
                  </li>
                );
              })}
            </ol>
          </div>
        ))}
      </Stack>
    </div>
  );
}

interface MarkProps {
  readonly isDone: boolean;
  readonly lock: "notYet" | "forStudents" | undefined;
}

function Mark({ isDone, lock }: MarkProps) {
  const t = useTranslations("courses.player");
  if (isDone) {
    return (
      <>
        <IconCircleCheckFilled aria-hidden size={20} className={classes.done} />
        <VisuallyHidden>{t("completed")}</VisuallyHidden>
      </>
    );
  }
  if (lock) {
    return (
      <>
        <IconLock aria-hidden size={20} stroke={1.4} className={classes.mark} />
        <VisuallyHidden>{lock === "notYet" ? t("notYet") : t("locked")}</VisuallyHidden>
      </>
    );
  }
  return <IconCircle aria-hidden size={20} stroke={1.4} className={classes.mark} />;
}
