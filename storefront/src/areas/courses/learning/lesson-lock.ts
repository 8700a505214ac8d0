import { useFormatter, useTranslations } from "use-intl/react";
import { dayAndTime } from "../../../ui/order/day-and-time";
import type { LearnLessonFragment } from "./learn-course.generated";

export type LessonLock = NonNullable<LearnLessonFragment["lock"]>;

/** Returns why a student cannot open the lesson yet; null if they can, and for viewers who are not enrolled. */
export function lockOf({ lock }: Pick<LearnLessonFragment, "lock">): LessonLock | null {
  return lock?.reason === "ENROLLMENT" ? null : lock;
}

/** Returns the lesson to complete before a locked one. */
export function prerequisiteOf(
  { prerequisiteId }: LessonLock,
  lessons: readonly LearnLessonFragment[],
): LearnLessonFragment | undefined {
  return lessons.find(({ id }) => id === prerequisiteId);
}

export interface LockTexts {
  readonly title: (lock: LessonLock) => string;
  /** In one sentence, for a message. */
  readonly reason: (lock: LessonLock, lessons: readonly LearnLessonFragment[]) => string;
}

export function useLockTexts(): LockTexts {
  const t = useTranslations("courses.lock");
  const format = useFormatter();
  const title: LockTexts["title"] = ({ opensAt }) =>
    opensAt ? t("date", { date: format.dateTime(new Date(opensAt), dayAndTime) }) : t("title");
  return {
    title,
    reason: (lock, lessons) => {
      const first = prerequisiteOf(lock, lessons);
      if (lock.opensAt || !first) return title(lock);
      return t.markup("prerequisite", { title: first.title, link: (text) => text });
    },
  };
}
