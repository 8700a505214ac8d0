import type { Database } from "@souk/kernel/database";
import { enqueueAll } from "@souk/kernel/jobs";
import type { EntityManager } from "typeorm";
import type { Enrollment } from "../domain/enrollment.js";
import type { EnrollmentNotice } from "../domain/enrollment-notifier.js";
import type { CompletedLesson, EnrollmentsOfOrder, EnrollmentStore } from "../domain/enrollment-store.js";
import { enrollmentColumns, enrollmentFromRow } from "./enrollment-from-row.js";

/** Who is enrolled in what, and how far, in PostgreSQL. */
export class EnrollmentRepository implements EnrollmentStore {
  constructor(private readonly database: Database) {}

  enroll({ userId, orderId, enrolledAt, enrollments }: EnrollmentsOfOrder): Promise<void> {
    return this.database.transaction(async (manager) => {
      // by course, so that two orders over the same courses wait for each other instead of dead-locking
      const added: { id: string }[] = await manager.query(
        `insert into enrollments (id, user_id, course_id, order_id, enrolled_at)
         select enrollment.id, $1, enrollment."courseId", $2, $3
         from json_to_recordset($4::json) as enrollment(id uuid, "courseId" uuid) order by enrollment."courseId"
         on conflict (user_id, course_id) do nothing returning id`,
        [userId, orderId, enrolledAt, JSON.stringify(enrollments)],
      );
      const addedIds = new Set(added.map(({ id }) => id));
      const notices = enrollments
        .filter(({ id }) => addedIds.has(id))
        .map(({ id: enrollmentId, courseTitle, courseSlug }): EnrollmentNotice => ({
          enrollmentId,
          userId,
          courseTitle,
          courseSlug,
        }));
      await enqueueAll(
        manager,
        notices.map((data) => ({ task: "notifyEnrolled", data })),
      );
    });
  }

  findEnrollments(userId: string, courseIds: readonly string[]): Promise<readonly Enrollment[]> {
    const where = `where enrollment.user_id = $1 and enrollment.course_id = any($2)`;
    return this.enrollments(where, [userId, courseIds]);
  }

  listEnrollments(userId: string, limit: number): Promise<readonly Enrollment[]> {
    const order = `order by enrollment.enrolled_at desc, enrollment.id desc limit $2`;
    return this.enrollments(`where enrollment.user_id = $1 ${order}`, [userId, limit]);
  }

  countEnrollments(courseIds: readonly string[]): Promise<readonly { courseId: string; count: number }[]> {
    const sql = `select course_id as "courseId", count(*)::int as count from enrollments
      where course_id = any($1) group by course_id`;
    return this.database.manager.query(sql, [courseIds]);
  }

  completeLesson({ userId, lessonId, at }: CompletedLesson): Promise<Enrollment | null> {
    return this.database.transaction(async (manager) => {
      // the enrollment's row is the lock: of two last lessons at once, the second one sees the first
      const [locked]: { id: string }[] = await manager.query(
        `select enrollment.id from enrollments enrollment join lessons lesson on lesson.course_id = enrollment.course_id
         where lesson.id = $1 and enrollment.user_id = $2 for update of enrollment`,
        [lessonId, userId],
      );
      if (!locked) return null;
      await manager.query(
        `insert into completed_lessons (enrollment_id, lesson_id, course_id, completed_at)
         select id, $2, course_id, $3 from enrollments where id = $1 on conflict do nothing`,
        [locked.id, lessonId, at],
      );
      await manager.query(
        `update enrollments enrollment set completed_at = $2 where id = $1 and completed_at is null and not exists (
           select from lessons lesson where lesson.course_id = enrollment.course_id and not exists (
             select from completed_lessons completed
             where completed.enrollment_id = enrollment.id and completed.lesson_id = lesson.id))`,
        [locked.id, at],
      );
      const [enrollment] = await this.enrollments(`where enrollment.id = $1`, [locked.id], manager);
      return enrollment ?? null;
    });
  }

  private async enrollments(
    where: string,
    values: unknown[],
    manager: EntityManager = this.database.manager,
  ): Promise<Enrollment[]> {
    const sql = `select ${enrollmentColumns} from enrollments enrollment ${where}`;
    return (await manager.query(sql, values)).map(enrollmentFromRow);
  }
}
