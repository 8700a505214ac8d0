import { Button, Skeleton, Stack } from "@mantine/core";
import { Link, Navigate, useParams } from "react-router";
import { useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { NotFoundPage } from "../../../app/not-found-page";
import { Head } from "../../../ui/head/head";
import { EmptyState } from "../../../ui/page-state/empty-state";
import { ErrorState } from "../../../ui/page-state/error-state";
import { missingAt } from "../../../ui/page-state/missing-at";
import { OutdatedNotice } from "../../../ui/page-state/outdated-notice";
import { useLastAnswer } from "../../../ui/page-state/use-last-answer";
import { CourseFinished } from "./course-finished";
import { LearnCourseDocument } from "./learn-course.generated";
import type { LearnedCourse } from "./learned-course";
import { lessonsInOrder, nextOpenLesson } from "./lesson-path";
import { LessonView } from "./lesson-view";
import { LockedCourse } from "./locked-course";
import classes from "./player-page.module.css";
import { PlayerFrame } from "./player-frame";
import { useCompletion } from "./use-completion";
import { useNextOpening } from "./use-next-opening";
import { usePositions } from "./use-positions";

export function Component() {
  const { courseSlug = "" } = useParams();
  return <PlayerPage key={courseSlug} slug={courseSlug} />;
}

function PlayerPage({ slug }: { readonly slug: string }) {
  const t = useTranslations("courses.learning");
  // a buyer may be enrolled by now
  const [latest, refetch] = useQuery({
    query: LearnCourseDocument,
    variables: { slug },
    requestPolicy: "cache-and-network",
  });
  const { answer, isOutdated } = useLastAnswer(latest, ({ course }) => course !== null);
  const { data, error, fetching } = answer;
  const retry = () => refetch({ requestPolicy: "network-only" });
  if (data?.course) {
    return (
      <>
        <OutdatedNotice isOutdated={isOutdated} retry={retry} />
        <Player course={data.course} retry={retry} />
      </>
    );
  }
  if (fetching) return <LoadingPlayer />;
  if (data && !missingAt(error, "course")) return <NotFoundPage />;
  return (
    <>
      <Head title={t("title")} hidden />
      <ErrorState error={error} retry={retry} />
    </>
  );
}

/** The chosen lesson, or the lesson to start or continue with, or the page of a finished course. */
function Player({ course, retry }: { readonly course: LearnedCourse; readonly retry: () => void }) {
  const t = useTranslations("courses.player");
  const { lessonId } = useParams();
  const completion = useCompletion(course);
  const positions = usePositions(course);
  const { slug, title, sections, myEnrollment, publishChecklist } = course;
  const lessons = lessonsInOrder(sections);
  useNextOpening(lessons, retry);
  const isInside = Boolean(myEnrollment ?? publishChecklist);
  if (lessonId === undefined) {
    const resumed = isInside && nextOpenLesson(lessons, undefined, completion.completed);
    if (resumed) return <Navigate replace to={`/learn/${slug}/${resumed.id}`} />;
    return (
      <PlayerFrame course={course} completed={completion.completed}>
        <Head title={title} hidden />
        {!isInside && <LockedCourse course={course} />}
        {isInside && lessons.length > 0 && <CourseFinished course={course} changed={retry} />}
        {isInside && lessons.length === 0 && <EmptyState title={t("noLessons")} text={t("noLessonsText")} />}
      </PlayerFrame>
    );
  }
  const lesson = lessons.find(({ id }) => id === lessonId);
  return (
    <PlayerFrame course={course} completed={completion.completed} shown={lessonId}>
      <Head title={lesson ? `${lesson.title} · ${title}` : title} hidden />
      {lesson ? (
        <LessonView
          course={course}
          lesson={lesson}
          lessons={lessons}
          completion={completion}
          positions={positions}
          renewLinks={retry}
        />
      ) : (
        <EmptyState title={t("lessonGone")} text={t("lessonGoneText")}>
          <Button component={Link} to={`/learn/${slug}`}>
            {t("goOn")}
          </Button>
        </EmptyState>
      )}
    </PlayerFrame>
  );
}

function LoadingPlayer() {
  return (
    <div className={classes.layout} aria-hidden>
      <Stack gap="md">
        <Skeleton height={20} width={240} />
        <Skeleton height={36} width="70%" />
        <Skeleton style={{ aspectRatio: "16 / 9" }} />
      </Stack>
      <Skeleton height={400} />
    </div>
  );
}
