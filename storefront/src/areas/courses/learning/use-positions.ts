import { useState } from "react";
import { useMutation } from "urql";
import type { LearnedCourse } from "./learned-course";
import { SaveLessonPositionDocument } from "./save-lesson-position.generated";

export interface Positions {
  /** The place in seconds at which the user left the video of the lesson. */
  readonly of: (lessonId: string) => number;
  /** Undefined for those who are not enrolled. */
  readonly save: ((lessonId: string, seconds: number) => void) | undefined;
}

/** The places in the videos of a course, on whatever device they were left. */
export function usePositions({ myEnrollment }: LearnedCourse): Positions {
  const [, send] = useMutation(SaveLessonPositionDocument);
  /** Those of this page, which the answer for the course does not have yet. */
  const [own] = useState(() => new Map<string, number>());
  const earlier = myEnrollment?.positions ?? [];
  return {
    of: (lessonId) => own.get(lessonId) ?? earlier.find((position) => position.lessonId === lessonId)?.seconds ?? 0,
    save: myEnrollment
      ? (lessonId, seconds) => {
          own.set(lessonId, seconds);
          // the next save follows soon
          void send({ lessonId, seconds });
        }
      : undefined,
  };
}
