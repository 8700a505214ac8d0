import type { Enrollment } from "../../domain/enrollment/enrollment.js";

/** A row with the columns of `enrollmentColumns`. */
export interface EnrollmentRow {
  readonly id: string;
  readonly course_id: string;
  readonly enrolled_at: Date;
  readonly completed_at: Date | null;
  readonly ends_at: Date | null;
  readonly is_granted: boolean;
  readonly completed_lesson_ids: string[];
  readonly lesson_count: number;
}

/** Columns of an enrollment with its progress in one row, so that a list of any length takes one statement. */
export const enrollmentColumns = `enrollment.id, enrollment.course_id, enrollment.enrolled_at, enrollment.completed_at, enrollment.ends_at,
  exists(select from course_purchases purchase where purchase.order_id = enrollment.order_id and purchase.is_granted) as is_granted,
  array(select completed.lesson_id::text from completed_lessons completed where completed.enrollment_id = enrollment.id
        order by completed.completed_at, completed.lesson_id) as completed_lesson_ids,
  (select count(*)::int from lessons lesson where lesson.course_id = enrollment.course_id) as lesson_count`;

export function enrollmentFromRow(row: EnrollmentRow): Enrollment {
  return {
    id: row.id,
    courseId: row.course_id,
    enrolledAt: row.enrolled_at,
    completedAt: row.completed_at,
    endsAt: row.ends_at,
    isGranted: row.is_granted,
    completedLessonIds: row.completed_lesson_ids,
    lessonCount: row.lesson_count,
  };
}
