import type { Database } from "@souk/kernel/database/database";
import type { LessonAccess, LessonAccessStore } from "../../domain/curriculum/lesson-lock.js";

/** Reads what decides whether lessons are open to a user. */
export class LessonAccessRepository implements LessonAccessStore {
  constructor(private readonly database: Database) {}

  accessOfLessons(lessonIds: readonly string[], userId: string): Promise<readonly LessonAccess[]> {
    // `gate` is the first prerequisite of a course that the user has not completed: it locks all lessons after it.
    return this.database.manager.query<LessonAccess[]>(
      `with enrolled as (
         select enrollment.id, enrollment.course_id, enrollment.enrolled_at, gate.lesson_id as gate_id, gate.place as gate_place
         from enrollments enrollment left join lateral (
           select prerequisite.id as lesson_id, array[section.position, prerequisite.position] as place
           from lessons prerequisite join course_sections section on section.id = prerequisite.section_id
           where prerequisite.course_id = enrollment.course_id and prerequisite.is_prerequisite and not exists (
             select from completed_lessons completed
             where completed.enrollment_id = enrollment.id and completed.lesson_id = prerequisite.id)
           order by section.position, prerequisite.position limit 1
         ) gate on true
         where enrollment.user_id = $2 and enrollment.ended_at is null
           and enrollment.course_id in (select course_id from lessons where id = any($1))
       )
       select lesson.id as "lessonId", lesson.is_preview as "isPreview", lesson.opens_after_days as "opensAfterDays",
         lesson.opens_at as "opensAt", enrolled.enrolled_at as "enrolledAt",
         exists (select from completed_lessons completed
           where completed.enrollment_id = enrolled.id and completed.lesson_id = lesson.id) as "isCompleted",
         lesson.quiz is not null and not exists (select from quiz_attempts attempt
           where attempt.enrollment_id = enrolled.id and attempt.lesson_id = lesson.id and attempt.is_passed)
           as "awaitsQuiz",
         case when enrolled.gate_place < array[section.position, lesson.position] then enrolled.gate_id end
           as "prerequisiteId"
       from lessons lesson join course_sections section on section.id = lesson.section_id
       left join enrolled on enrolled.course_id = lesson.course_id
       where lesson.id = any($1)`,
      [lessonIds, userId],
    );
  }
}
