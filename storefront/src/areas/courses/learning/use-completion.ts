import { useState } from "react";
import { useNavigate } from "react-router";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { useRefusalText } from "../../../ui/form/use-refusal-text";
import { toast } from "../../../ui/toast/toast";
import { CompleteLessonDocument, UncompleteLessonDocument } from "./complete-lesson.generated";
import { lessonsInOrder, openAfter } from "./lesson-path";
import type { LearnedCourse } from "./player-page";

export interface Completion {
  /** Ids, also of those that the server has not confirmed yet. */
  readonly completed: ReadonlySet<string>;
  /** Whether with this lesson the course is finished. */
  readonly isLast: (lessonId: string) => boolean;
  /** The last lesson is on its way: only the server says that the course is finished. */
  readonly finishing: boolean;
  /** Ticks the lesson off and goes on at once; is taken back where the server refuses. */
  readonly complete: (lessonId: string) => Promise<void>;
  readonly takeBack: (lessonId: string) => Promise<void>;
}

/** `retry` asks for the course again, where it turns out to be another than the page shows. */
export function useCompletion({ slug, sections, myEnrollment }: LearnedCourse, retry: () => void): Completion {
  const t = useTranslations("courses.player");
  const navigate = useNavigate();
  const refusalText = useRefusalText();
  const [, sendComplete] = useMutation(CompleteLessonDocument);
  const [, sendUncomplete] = useMutation(UncompleteLessonDocument);
  /** By lesson: what it is about to be. */
  const [pending, setPending] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [finishing, setFinishing] = useState(false);
  const lessons = lessonsInOrder(sections);
  const completed = new Set(myEnrollment?.completedLessonIds ?? []);
  for (const [id, isCompleted] of pending) {
    if (isCompleted) completed.add(id);
    else completed.delete(id);
  }
  const meanwhile = async <Answer>(id: string, isCompleted: boolean, act: () => Promise<Answer>): Promise<Answer> => {
    setPending((current) => new Map(current).set(id, isCompleted));
    try {
      return await act();
    } finally {
      setPending((current) => new Map([...current].filter(([other]) => other !== id)));
    }
  };
  const complete: Completion["complete"] = async (lessonId) => {
    const next = openAfter(lessons, lessonId, completed);
    if (next) void navigate(`/learn/${slug}/${next.id}`);
    else setFinishing(true);
    const { data, error } = await meanwhile(lessonId, true, () => sendComplete({ lessonId }));
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
          act: { label: t("again"), run: () => void complete(lessonId) },
        });
    }
  };
  const takeBack: Completion["takeBack"] = async (lessonId) => {
    const { data, error } = await meanwhile(lessonId, false, () => sendUncomplete({ lessonId }));
    if (data?.uncompleteLesson?.__typename === "NotFound") retry();
    if (!data?.uncompleteLesson) toast({ kind: "problem", message: refusalText(error) });
  };
  return { completed, isLast: (id) => !openAfter(lessons, id, completed), finishing, complete, takeBack };
}
