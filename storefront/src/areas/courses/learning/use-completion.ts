import { useRef, useState } from "react";
import { useNavigate } from "react-router";
import { useClient, useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { useRefusalText } from "../../../ui/form/use-refusal-text";
import { toast } from "../../../ui/toast/toast";
import { CompleteLessonDocument, UncompleteLessonDocument } from "./complete-lesson.generated";
import { LearnCourseDocument } from "./learn-course.generated";
import type { LearnedCourse } from "./learned-course";
import { lockOf, useLockTexts } from "./lesson-lock";
import { lessonsInOrder, nextOpenLesson } from "./lesson-path";

export interface Completion {
  /** Ids of completed lessons, including those that the server has not confirmed yet. */
  readonly completed: ReadonlySet<string>;
  /** Returns true if this lesson is the only one left. */
  readonly isLast: (lessonId: string) => boolean;
  /**
   * True while a lesson is being sent on whose answer the next page depends: only the server decides that the course is
   * finished, and which lessons open.
   */
  readonly waiting: boolean;
  /**
   * Marks the lesson as completed and opens the next one at once, unless it may open other lessons. It reverts if the
   * server refuses.
   */
  readonly complete: (lessonId: string) => Promise<void>;
  readonly markIncomplete: (lessonId: string) => Promise<void>;
}

export function useCompletion({ slug, sections, myEnrollment }: LearnedCourse): Completion {
  const t = useTranslations("courses.player");
  const graph = useClient();
  const navigate = useNavigate();
  const refusalText = useRefusalText();
  const { reason: lockReason } = useLockTexts();
  const [, sendComplete] = useMutation(CompleteLessonDocument);
  const [, sendUncomplete] = useMutation(UncompleteLessonDocument);
  /** The pending status by lesson id. */
  const [pending, setPending] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [waiting, setWaiting] = useState(false);
  const lessons = lessonsInOrder(sections);
  const completed = new Set(myEnrollment?.completedLessonIds ?? []);
  for (const [id, isCompleted] of pending) {
    if (isCompleted) completed.add(id);
    else completed.delete(id);
  }
  /** Ends after the last change that was sent. Each answer has all completed lessons, so an older one must not be the last. */
  const lastChange = useRef<Promise<unknown>>(Promise.resolve());
  const withPending = async <Answer>(id: string, isCompleted: boolean, run: () => Promise<Answer>): Promise<Answer> => {
    setPending((current) => new Map(current).set(id, isCompleted));
    const answer = lastChange.current.then(run);
    lastChange.current = answer.catch(() => undefined);
    try {
      return await answer;
    } finally {
      setPending((current) => new Map([...current].filter(([other]) => other !== id)));
    }
  };
  /** The page shows the answer too, and that it is outdated if there is none. */
  const fetchCourse = async (): Promise<LearnedCourse | undefined> => {
    const { data } = await graph.query(LearnCourseDocument, { slug }, { requestPolicy: "network-only" }).toPromise();
    return data?.course ?? undefined;
  };
  const openNextOf = async (lessonId: string) => {
    const course = await fetchCourse();
    if (!course) return;
    const isCompleted = new Set(course.myEnrollment?.completedLessonIds ?? []);
    const next = nextOpenLesson(lessonsInOrder(course.sections), lessonId, isCompleted);
    void navigate(next ? `/learn/${slug}/${next.id}` : `/learn/${slug}`);
  };
  const showLock = async (lessonId: string) => {
    const current = lessonsInOrder((await fetchCourse())?.sections ?? []);
    const lesson = current.find(({ id }) => id === lessonId);
    const lock = lesson && lockOf(lesson);
    const message = lock ? t("refused", { title: lesson.title, reason: lockReason(lock, current) }) : t("notKept");
    toast({ kind: "problem", message });
  };
  const complete: Completion["complete"] = async (lessonId) => {
    const next = nextOpenLesson(lessons, lessonId, completed);
    const opensOthers = lessons.some(({ lock }) => lock?.prerequisiteId === lessonId);
    const waits = !next || opensOthers;
    if (waits) setWaiting(true);
    else void navigate(`/learn/${slug}/${next.id}`);
    const { data, error } = await withPending(lessonId, true, () => sendComplete({ lessonId }));
    switch (data?.completeLesson?.__typename) {
      case "Enrollment":
        if (opensOthers) await openNextOf(lessonId);
        else if (!next) void navigate(`/learn/${slug}`);
        break;
      case "NotFound":
        toast({ kind: "problem", message: t("lessonGoneText") });
        await fetchCourse();
        break;
      case "Conflict":
        await showLock(lessonId);
        break;
      case undefined:
        toast({
          kind: "problem",
          message: `${t("notKept")} ${refusalText(error)}`,
          action: { label: t("again"), run: () => void complete(lessonId) },
        });
    }
    if (waits) setWaiting(false);
  };
  const markIncomplete: Completion["markIncomplete"] = async (lessonId) => {
    const { data, error } = await withPending(lessonId, false, () => sendUncomplete({ lessonId }));
    if (!data?.uncompleteLesson) return toast({ kind: "problem", message: refusalText(error) });
    const locksOthers = lessons.some(({ id, isPrerequisite }) => id === lessonId && isPrerequisite);
    if (locksOthers || data.uncompleteLesson.__typename === "NotFound") await fetchCourse();
  };
  return { completed, isLast: (id) => !nextOpenLesson(lessons, id, completed), waiting, complete, markIncomplete };
}
