import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { IconArrowLeft, IconArrowRight, IconCheck } from "@tabler/icons-react";
import { useLayoutEffect, useRef } from "react";
import { Link, useNavigate } from "react-router";
import { useTranslations } from "use-intl/react";
import { LessonFile } from "../lesson/lesson-file";
import { LessonMedia } from "../lesson/lesson-media";
import { LessonText } from "../lesson/lesson-text";
import { shownFileFrom } from "../lesson/shown-file";
import { useLengthText } from "../length/use-length-text";
import { BelowLesson } from "./below/below-lesson";
import type { LearnLessonFragment } from "./learn-course.generated";
import type { LearnedCourse } from "./learned-course";
import { lockOf } from "./lesson-lock";
import { neighborsOf } from "./lesson-path";
import { LockedCourse } from "./locked-course";
import { LockedLesson } from "./locked-lesson";
import { QuizView } from "./quiz/quiz-view";
import type { Completion } from "./use-completion";
import type { Positions } from "./use-positions";

export interface LessonViewProps {
  readonly course: LearnedCourse;
  readonly lesson: LearnLessonFragment;
  readonly lessons: readonly LearnLessonFragment[];
  readonly completion: Completion;
  readonly positions: Positions;
  /** Fetches the course again, with new links to the files of the lessons. */
  readonly renewLinks: () => void;
}

/** Elements that use the arrow keys themselves. */
const usesArrows = "video, audio, media-controller, pre, form, input, textarea, select, [role=tablist]";

/** One lesson: its media, its text, its quiz, and the links to its neighbors. The arrow keys open the neighbors too. */
export function LessonView({ course, lesson, lessons, completion, positions, renewLinks }: LessonViewProps) {
  const t = useTranslations("courses.player");
  const lengthText = useLengthText();
  const navigate = useNavigate();
  const { slug, myEnrollment, publishChecklist } = course;
  const { previous, next } = neighborsOf(lessons, lesson.id);
  // in the same commit as the lesson: useHotkeys listens a moment later, and loses a key that is pressed meanwhile
  useLayoutEffect(() => {
    const neighbors = new Map([
      ["ArrowLeft", previous],
      ["ArrowRight", next],
    ]);
    const openNeighbor = (event: KeyboardEvent): void => {
      const to = neighbors.get(event.key);
      const isShortcut = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
      if (!to || isShortcut || event.defaultPrevented || (event.target as Element | null)?.closest(usesArrows)) return;
      event.preventDefault();
      void navigate(`/learn/${slug}/${to.id}`);
    };
    document.addEventListener("keydown", openNeighbor);
    return () => document.removeEventListener("keydown", openNeighbor);
  });
  const view = useRef<HTMLDivElement>(null);
  const lock = lockOf(lesson);
  const mayComplete = myEnrollment && !lock && !lesson.quiz;
  const isPassed = lesson.quiz && completion.completed.has(lesson.id);
  const isOpen = Boolean(myEnrollment ?? publishChecklist) || lesson.isPreview;
  return (
    // new for each lesson, unlike the listener: that of a removed view would still take the next key
    <Stack key={lesson.id} ref={view} gap="lg">
      <Stack gap={4}>
        <Title order={1} size="h2">
          {lesson.title}
        </Title>
        <Text size="sm" c="dimmed">
          {t("position", { position: lessons.indexOf(lesson) + 1, count: lessons.length })}
          {lesson.durationSeconds !== null && ` · ${lengthText(lesson.durationSeconds)}`}
        </Text>
      </Stack>
      {lock ? (
        <LockedLesson slug={slug} lessons={lessons} lock={lock} />
      ) : isOpen ? (
        <>
          <LessonBody lesson={lesson} positions={positions} renewLinks={renewLinks} />
          {lesson.quiz && (
            <QuizView
              lessonId={lesson.id}
              kind={lesson.kind === "ASSIGNMENT" ? "ASSIGNMENT" : "QUIZ"}
              quiz={lesson.quiz}
              isEnrolled={Boolean(myEnrollment)}
              refetch={renewLinks}
            />
          )}
        </>
      ) : (
        <LockedCourse course={course} lessonId={lesson.id} />
      )}
      <Group justify="space-between" gap="sm">
        {previous ? (
          <Button
            component={Link}
            to={`/learn/${slug}/${previous.id}`}
            rel="prev"
            variant="default"
            leftSection={<IconArrowLeft aria-hidden size={16} />}
          >
            {t("previous")}
          </Button>
        ) : (
          <span />
        )}
        <Group gap="sm">
          {mayComplete && <CompleteButton lesson={lesson} completion={completion} />}
          {isPassed && completion.isLast(lesson.id) && (
            <Button component={Link} to={`/learn/${slug}`} rightSection={<IconCheck aria-hidden size={16} />}>
              {t("finish")}
            </Button>
          )}
          {next && (!mayComplete || completion.completed.has(lesson.id)) && (
            <Button
              component={Link}
              to={`/learn/${slug}/${next.id}`}
              rel="next"
              variant={mayComplete || isPassed ? "filled" : "default"}
              rightSection={<IconArrowRight aria-hidden size={16} />}
            >
              {t("next")}
            </Button>
          )}
        </Group>
      </Group>
      {!lock && Boolean(myEnrollment ?? publishChecklist) && (
        <BelowLesson
          lessonId={lesson.id}
          mayModerate={publishChecklist !== null}
          isEnrolled={Boolean(myEnrollment)}
          media={() => view.current?.querySelector<HTMLMediaElement>("video, audio") ?? null}
        />
      )}
      <Text size="xs" c="dimmed" visibleFrom="md">
        {t("keys")}
      </Text>
      {!myEnrollment && !publishChecklist && lesson.isPreview && <LockedCourse course={course} lessonId={lesson.id} />}
    </Stack>
  );
}

function LessonBody({ lesson, positions, renewLinks }: Pick<LessonViewProps, "lesson" | "positions" | "renewLinks">) {
  const t = useTranslations("courses.player");
  const { id, title, externalUrl, media, content, quiz } = lesson;
  return (
    <>
      {media && (
        <LessonFile
          key={media.id}
          file={shownFileFrom(media)}
          title={title}
          renew={renewLinks}
          startAt={positions.of(id)}
          savePosition={positions.save && ((seconds) => positions.save?.(id, seconds))}
        />
      )}
      {externalUrl && <LessonMedia url={externalUrl} title={title} />}
      {content && <LessonText text={content} />}
      {!media && !externalUrl && !content && !quiz && <Text c="dimmed">{t("nothingInIt")}</Text>}
    </>
  );
}

function CompleteButton({ lesson: { id }, completion }: Pick<LessonViewProps, "lesson" | "completion">) {
  const t = useTranslations("courses.player");
  if (completion.completed.has(id) && !completion.waiting) {
    return (
      <Button
        variant="subtle"
        onClick={() => void completion.markIncomplete(id)}
        leftSection={<IconCheck aria-hidden size={16} />}
      >
        {t("takeBack")}
      </Button>
    );
  }
  const isLast = completion.isLast(id);
  return (
    <Button
      loading={completion.waiting}
      onClick={() => void completion.complete(id)}
      rightSection={isLast ? <IconCheck aria-hidden size={16} /> : <IconArrowRight aria-hidden size={16} />}
    >
      {isLast ? t("finish") : t("complete")}
    </Button>
  );
}
