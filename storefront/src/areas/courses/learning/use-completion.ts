import { useRef, useState } from "react";
import { useNavigate } from "react-router";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { useRefusalText } from "../../../ui/form/use-refusal-text";
import { toast } from "../../../ui/toast/toast";
import { CompleteLessonDocument, UncompleteLessonDocument } from "./complete-lesson.generated";
import type { LearnedCourse } from "./learned-course";
import { lessonsInOrder, nextOpenLesson } from "./lesson-path";

export interface Completion {
  /** Ids of completed lessons, including those that the server has not confirmed yet. */
  readonly completed: ReadonlySet<string>;
  /** Returns true if this lesson is the only one left. */
  readonly isLast: (lessonId: string) => boolean;
  /** True while the last lesson is being sent: only the server decides that the course is finished. */
  readonly finishing: boolean;
  /** Marks the lesson as completed and opens the next one at once. It reverts if the server refuses. */
  readonly complete: (lessonId: string) => Promise<void>;
  readonly markIncomplete: (lessonId: string) => Promise<void>;
}

/** `retry` fetches the course again if it differs from the displayed one. */
export function useCompletion({ slug, sections, myEnrollment }: LearnedCourse, retry: () => void): Completion {
  const t = useTranslations("courses.player");
  const navigate = useNavigate();
  const refusalText = useRefusalText();
  const [, sendComplete] = useMutation(CompleteLessonDocument);
  const [, sendUncomplete] = useMutation(UncompleteLessonDocument);
  /** The pending status by lesson id. */
  const [pending, setPending] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [finishing, setFinishing] = useState(false);
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
  const complete: Completion["complete"] = async (lessonId) => {
    const next = nextOpenLesson(lessons, lessonId, completed);
    if (next) void navigate(`/learn/${slug}/${next.id}`);
    else setFinishing(true);
    const { data, error } = await withPending(lessonId, true, () => sendComplete({ lessonId }));
    setFinishing(false);
    switch (data?.completeLesson?.__typename) {
      case "Enrollment":
        if (!next) void navigate(`/learn/${slug}`);
        return;
      case "NotFound":
        toast({ kind: "problem", message: t("lessonGoneText") });
        return retry();
      case undefined:
        return toast({
          kind: "problem",
          message: `${t("notKept")} ${refusalText(error)}`,
          action: { label: t("again"), run: () => void complete(lessonId) },
        });
    }
  };
  const markIncomplete: Completion["markIncomplete"] = async (lessonId) => {
    const { data, error } = await withPending(lessonId, false, () => sendUncomplete({ lessonId }));
    if (data?.uncompleteLesson?.__typename === "NotFound") retry();
    if (!data?.uncompleteLesson) toast({ kind: "problem", message: refusalText(error) });
  };
  return { completed, isLast: (id) => !nextOpenLesson(lessons, id, completed), finishing, complete, markIncomplete };
}
