import type { CourseStore } from "../course/course-store.js";
import type { NotificationsPeer } from "../peers.js";
import { scoreOf } from "./mark-answers.js";
import type { QuizStore } from "./quiz-store.js";

export interface NotifyMarkedDependencies {
  readonly quizzes: Pick<QuizStore, "findAttempt">;
  readonly courses: Pick<CourseStore, "findCourse" | "sectionsOfCourses">;
  readonly notifier: Pick<NotificationsPeer, "notifyMarked">;
  /** The router's base URL for links in mails. */
  readonly publicUrl: string;
}

/**
 * Runs from the outbox: mails the student that all answers of the attempt are marked. An attempt of an ended enrollment has
 * no mail. Idempotent. Throws ServiceUnavailableError.
 */
export function notifyMarked({ quizzes, courses, notifier, publicUrl }: NotifyMarkedDependencies) {
  return async (attemptId: string): Promise<void> => {
    const attempt = await quizzes.findAttempt(attemptId);
    const course = attempt && (await courses.findCourse("id", attempt.courseId));
    if (!attempt || !course) return;
    const lessons = (await courses.sectionsOfCourses([course.id])).flatMap((section) => section.lessons);
    const lesson = lessons.find(({ id }) => id === attempt.lessonId);
    const { points, maxPoints, isPassed } = scoreOf(attempt.quiz, attempt.marks);
    if (!lesson || points === null || isPassed === null) return;
    const link = `${publicUrl}/learn/${course.slug}/${lesson.id}`;
    const titles = { courseTitle: course.title, lessonTitle: lesson.title };
    await notifier.notifyMarked({ attemptId, userId: attempt.userId, ...titles, points, maxPoints, isPassed, link });
  };
}
