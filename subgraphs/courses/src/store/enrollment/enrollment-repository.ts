import type { Database } from "@souk/kernel/database/database";
import { keysetClauses } from "@souk/kernel/database/keyset-clauses";
import type { PageRequest } from "@souk/kernel/values/page";
import { SqlParameters } from "@souk/kernel/database/sql-parameters";
import type { EntityManager } from "typeorm";
import type { Enrollment } from "../../domain/enrollment/enrollment.js";
import type {
  CompletedLesson,
  EndedPurchases,
  EnrollmentsOfOrder,
  EnrollmentStore,
  LessonOfUser,
  StudentOfCourse,
  StudentsRequest,
} from "../../domain/enrollment/enrollment-store.js";
import { enrollmentColumns, enrollmentFromRow, type EnrollmentRow } from "./enrollment-from-row.js";
import { addCompletion, lockProgress } from "./progress-sql.js";
import { enqueueNotices, leaveEndedPurchases, lockBuyers, openPurchases } from "./purchases-sql.js";

const studentKeys = [
  { value: "enrollment.enrolled_at", type: "timestamptz" },
  { value: "enrollment.id", type: "uuid" },
] as const;

/** Stores enrollments and their progress in PostgreSQL. */
export class EnrollmentRepository implements EnrollmentStore {
  constructor(private readonly database: Database) {}

  enroll(order: EnrollmentsOfOrder): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      const { userId, orderId, enrolledAt, enrollments, isImported = false, isGranted = false } = order;
      await lockBuyers(manager, [userId]);
      const opened = enrollments.map((enrollment) => ({ ...enrollment, userId, orderId, endsAt: null }));
      const addedIds = await openPurchases(manager, opened, { enrolledAt, isGranted });
      if (!isImported) await enqueueNotices(manager, opened, addedIds);
      const ended: unknown[] = await manager.query(
        `select from course_purchases where order_id = $1 and product_id = any($2) and ended_at is not null limit 1`,
        [orderId, enrollments.map(({ productId }) => productId)],
      );
      return ended.length === 0;
    });
  }

  endEnrollments({ userId, orderId, productIds, endedAt }: EndedPurchases): Promise<void> {
    return this.database.transaction(async (manager) => {
      await lockBuyers(manager, [userId]);
      await manager.query(
        `insert into course_purchases (order_id, product_id, user_id, ended_at)
         select $1, product_id, $2, $4 from unnest($3::uuid[]) as product_id
         on conflict (order_id, product_id) do update set ended_at = excluded.ended_at
           where course_purchases.ended_at is null`,
        [orderId, userId, productIds, endedAt],
      );
      const purchases = productIds.map((productId) => ({ userId, productId }));
      await leaveEndedPurchases(manager, purchases, endedAt);
    });
  }

  findEnrollments(userId: string, courseIds: readonly string[]): Promise<readonly Enrollment[]> {
    const where = `where enrollment.user_id = $1 and enrollment.course_id = any($2) and enrollment.ended_at is null`;
    return this.enrollments(where, [userId, courseIds]);
  }

  async enrollmentsOfOrders(
    orderIds: readonly string[],
    userId: string | null,
  ): Promise<readonly (Enrollment & { readonly orderId: string })[]> {
    const sql = `
      select purchase.order_id, ${enrollmentColumns} from course_purchases purchase
      join courses course on course.product_id = purchase.product_id
      join enrollments enrollment on enrollment.user_id = purchase.user_id and enrollment.course_id = course.id
      where purchase.order_id = any($1) and purchase.ended_at is null and enrollment.ended_at is null
        and ($2::uuid is null or purchase.user_id = $2)
      order by enrollment.enrolled_at, enrollment.id`;
    const rows: (EnrollmentRow & { order_id: string })[] = await this.database.manager.query(sql, [orderIds, userId]);
    return rows.map((row) => ({ ...enrollmentFromRow(row), orderId: row.order_id }));
  }

  listEnrollments(userId: string, limit: number): Promise<readonly Enrollment[]> {
    const order = `order by enrollment.enrolled_at desc, enrollment.id desc limit $2`;
    return this.enrollments(`where enrollment.user_id = $1 and enrollment.ended_at is null ${order}`, [userId, limit]);
  }

  async pageOfUsers(
    userIds: readonly string[],
    { size, from }: PageRequest,
  ): Promise<readonly (Enrollment & { readonly userId: string })[]> {
    const [enrolledAt = null, id = null] = from ?? [];
    const sql = `
      select wanted.id::text as user_id, listed.* from unnest($1::uuid[]) as wanted(id)
      cross join lateral (
        select ${enrollmentColumns} from enrollments enrollment
        where enrollment.user_id = wanted.id and enrollment.ended_at is null
          and ($2::text is null or (enrollment.enrolled_at, enrollment.id) < ($2::text::timestamptz, $3::text::uuid))
        order by enrollment.enrolled_at desc, enrollment.id desc limit $4
      ) listed`;
    const rows: (EnrollmentRow & { user_id: string })[] = await this.database.lists.query(sql, [
      userIds,
      enrolledAt,
      id,
      size + 1,
    ]);
    return rows.map((row) => ({ ...enrollmentFromRow(row), userId: row.user_id }));
  }

  countOfUsers(userIds: readonly string[]): Promise<readonly { userId: string; count: number }[]> {
    const sql = `select user_id as "userId", count(*)::int as count from enrollments
      where user_id = any($1) and ended_at is null group by user_id`;
    return this.database.lists.query(sql, [userIds]);
  }

  async studentsOfCourses({ courseIds, sort, page, userIds }: StudentsRequest): Promise<readonly StudentOfCourse[]> {
    const parameters = new SqlParameters();
    const { start, order } = keysetClauses({ keys: studentKeys, descending: sort === "NEWEST" }, page, parameters);
    const users = parameters.add(userIds);
    const sql = `
      select listed.* from unnest(${parameters.add(courseIds)}::uuid[]) as wanted(id)
      cross join lateral (
        select ${enrollmentColumns}, enrollment.user_id from enrollments enrollment
        where enrollment.course_id = wanted.id and enrollment.ended_at is null and ${start}
          and (${users}::uuid[] is null or enrollment.user_id = any(${users})) ${order}
      ) listed`;
    const rows: (EnrollmentRow & { user_id: string })[] = await this.database.lists.query(sql, parameters.values);
    return rows.map((row) => ({ ...enrollmentFromRow(row), userId: row.user_id }));
  }

  countStudents(
    courseIds: readonly string[],
    userIds: readonly string[] | null,
  ): Promise<readonly { courseId: string; count: number }[]> {
    const sql = `select course_id as "courseId", count(*)::int as count from enrollments
      where course_id = any($1) and ended_at is null and ($2::uuid[] is null or user_id = any($2)) group by course_id`;
    return this.database.lists.query(sql, [courseIds, userIds]);
  }

  async studentIds(courseIds: readonly string[], limit: number): Promise<readonly string[]> {
    const sql = `
      select distinct listed.user_id as id from unnest($1::uuid[]) as wanted(id)
      cross join lateral (
        select enrollment.user_id from enrollments enrollment
        where enrollment.course_id = wanted.id and enrollment.ended_at is null
        order by enrollment.enrolled_at desc, enrollment.id desc limit $2
      ) listed`;
    const rows: { id: string }[] = await this.database.manager.query(sql, [courseIds, limit]);
    return rows.map(({ id }) => id);
  }

  countEnrollments(courseIds: readonly string[]): Promise<readonly { courseId: string; count: number }[]> {
    const sql = `select course_id as "courseId", count(*)::int as count from enrollments
      where course_id = any($1) and ended_at is null group by course_id`;
    return this.database.manager.query(sql, [courseIds]);
  }

  completeLesson({ userId, lessonId, at }: CompletedLesson): Promise<Enrollment | null> {
    return this.database.transaction(async (manager) => {
      const locked = await lockProgress(manager, { userId, lessonId });
      if (!locked) return null;
      await addCompletion(manager, { enrollmentId: locked.id, lessonId, at });
      const [enrollment] = await this.enrollments(`where enrollment.id = $1`, [locked.id], manager);
      return enrollment ?? null;
    });
  }

  uncompleteLesson({ userId, lessonId }: LessonOfUser): Promise<Enrollment | null> {
    return this.database.transaction(async (manager) => {
      const locked = await lockProgress(manager, { userId, lessonId });
      if (!locked) return null;
      await manager.query(
        `with undone as (
           delete from completed_lessons where enrollment_id = $1 and lesson_id = $2 returning enrollment_id
         )
         update enrollments enrollment set completed_at = null where id in (select enrollment_id from undone)
           and not exists (select from certificates certificate
             where certificate.user_id = enrollment.user_id and certificate.course_id = enrollment.course_id)`,
        [locked.id, lessonId],
      );
      const [enrollment] = await this.enrollments(`where enrollment.id = $1`, [locked.id], manager);
      return enrollment ?? null;
    });
  }

  nextLessons(enrollmentIds: readonly string[]): Promise<readonly { enrollmentId: string; lessonId: string }[]> {
    const sql = `
      select enrollment.id as "enrollmentId", next.id as "lessonId" from enrollments enrollment
      cross join lateral (
        select lesson.id from lessons lesson join course_sections section on section.id = lesson.section_id
        where lesson.course_id = enrollment.course_id and not exists (
          select from completed_lessons completed
          where completed.enrollment_id = enrollment.id and completed.lesson_id = lesson.id)
        order by section.position, lesson.position limit 1
      ) next
      where enrollment.id = any($1)`;
    return this.database.manager.query(sql, [enrollmentIds]);
  }

  private async enrollments(
    where: string,
    values: unknown[],
    manager: EntityManager = this.database.manager,
  ): Promise<Enrollment[]> {
    const sql = `select ${enrollmentColumns} from enrollments enrollment ${where}`;
    const rows: EnrollmentRow[] = await manager.query(sql, values);
    return rows.map(enrollmentFromRow);
  }
}
