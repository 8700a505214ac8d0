import type { Database } from "@souk/kernel/database/database";
import type { LessonOfUser } from "../../domain/enrollment/enrollment-store.js";
import type { LessonPosition, LessonPositionStore } from "../../domain/enrollment/save-lesson-position.js";

/** Stores the positions of users in the videos of lessons in PostgreSQL. */
export class LessonPositionRepository implements LessonPositionStore {
  constructor(private readonly database: Database) {}

  async savePosition({
    userId,
    lessonId,
    seconds,
    savedAt,
  }: LessonPosition & LessonOfUser): Promise<LessonPosition | null> {
    // The lock makes a lesson that is being deleted not found; without it, the foreign key would fail.
    const [saved]: LessonPosition[] = await this.database.manager.query(
      `insert into lesson_positions (enrollment_id, lesson_id, course_id, seconds, saved_at)
       select enrollment.id, lesson.id, lesson.course_id, $3, $4
       from lessons lesson join enrollments enrollment on enrollment.course_id = lesson.course_id
       where lesson.id = $1 and enrollment.user_id = $2 and enrollment.ended_at is null
       for key share of lesson
       on conflict (enrollment_id, lesson_id) do update set seconds = excluded.seconds, saved_at = excluded.saved_at
       returning lesson_id as "lessonId", seconds, saved_at as "savedAt"`,
      [lessonId, userId, seconds, savedAt],
    );
    return saved ?? null;
  }

  positionsOf(enrollmentIds: readonly string[]): ReturnType<LessonPositionStore["positionsOf"]> {
    return this.database.manager.query(
      `select enrollment_id as "enrollmentId", lesson_id as "lessonId", seconds, saved_at as "savedAt"
       from lesson_positions where enrollment_id = any($1) order by saved_at desc, lesson_id`,
      [enrollmentIds],
    );
  }
}
