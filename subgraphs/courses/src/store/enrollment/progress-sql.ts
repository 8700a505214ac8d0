import type { EntityManager } from "typeorm";
import type { LessonOfUser } from "../../domain/enrollment/enrollment-store.js";

/**
 * Locks the lesson and then the enrollment, so that the second of two concurrent last lessons sees the first. Saving an
 * outline takes its locks in the same order: lessons, then enrollments.
 */
export async function lockProgress(
  manager: EntityManager,
  { userId, lessonId }: LessonOfUser,
): Promise<{ readonly id: string } | null> {
  const [lesson]: { course_id: string }[] = await manager.query(
    `select course_id from lessons where id = $1 for key share`,
    [lessonId],
  );
  if (!lesson) return null;
  const [locked]: { id: string }[] = await manager.query(
    `select id from enrollments where course_id = $1 and user_id = $2 and ended_at is null for update`,
    [lesson.course_id, userId],
  );
  return locked ?? null;
}

interface Completion {
  readonly enrollmentId: string;
  readonly lessonId: string;
  readonly at: Date;
}

/** Completes a lesson, and the course with its last lesson. The caller has locked both. */
export async function addCompletion(manager: EntityManager, { enrollmentId, lessonId, at }: Completion): Promise<void> {
  await manager.query(
    `insert into completed_lessons (enrollment_id, lesson_id, course_id, completed_at)
     select id, $2, course_id, $3 from enrollments where id = $1 on conflict do nothing`,
    [enrollmentId, lessonId, at],
  );
  await manager.query(
    `update enrollments enrollment set completed_at = $2 where id = $1 and completed_at is null and not exists (
       select from lessons lesson where lesson.course_id = enrollment.course_id and not exists (
         select from completed_lessons completed
         where completed.enrollment_id = enrollment.id and completed.lesson_id = lesson.id))`,
    [enrollmentId, at],
  );
}
