import type { Database } from "@souk/kernel/database/database";
import { maxExportedRows, type Person, type PersonalData } from "@souk/kernel/peers/personal-data";

/**
 * Exports the courses that a person takes and teaches. Erasure deletes the progress and the positions in videos;
 * purchases are kept for accounting.
 */
export class CoursesPersonalData implements PersonalData {
  constructor(private readonly database: Database) {}

  async read({ userId }: Person) {
    const { manager } = this.database;
    const enrollments: object[] = await manager.query(
      `select course.title as course, enrollment.enrolled_at as "enrolledAt", enrollment.completed_at as "completedAt",
         enrollment.ended_at as "endedAt",
         (select json_agg(json_build_object('lesson', lesson.title, 'completedAt', completed.completed_at)
            order by completed.completed_at)
          from completed_lessons completed join lessons lesson on lesson.id = completed.lesson_id
          where completed.enrollment_id = enrollment.id) as "completedLessons",
         (select json_agg(json_build_object('lesson', lesson.title, 'seconds', position.seconds, 'savedAt', position.saved_at)
            order by position.saved_at)
          from lesson_positions position join lessons lesson on lesson.id = position.lesson_id
          where position.enrollment_id = enrollment.id) as "lessonPositions"
       from enrollments enrollment join courses course on course.id = enrollment.course_id
       where enrollment.user_id = $1 order by enrollment.enrolled_at desc, enrollment.id desc limit $2`,
      [userId, maxExportedRows],
    );
    const courses: object[] = await manager.query(
      `select title, summary, status, created_at as "createdAt" from courses where instructor_id = $1
       order by created_at desc, id desc limit $2`,
      [userId, maxExportedRows],
    );
    return { enrollments, courses };
  }

  async erase({ userId }: Person): Promise<void> {
    await this.database.manager.query(
      `with own as (select id from enrollments where user_id = $1),
       positions as (delete from lesson_positions using own where enrollment_id = own.id)
       delete from completed_lessons using own where enrollment_id = own.id`,
      [userId],
    );
  }
}
