import type { Database } from "@souk/kernel/database/database";
import { keysetClauses } from "@souk/kernel/database/keyset-clauses";
import { enqueueAll } from "@souk/kernel/jobs/outbox";
import type { PageRequest } from "@souk/kernel/values/page";
import { lockUntilCommit } from "@souk/kernel/database/lock-until-commit";
import { SqlParameters } from "@souk/kernel/database/sql-parameters";
import type { EntityManager } from "typeorm";
import type { Enrollment } from "../../domain/enrollment/enrollment.js";
import type { EnrollmentNotice } from "../../domain/peers.js";
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

const studentKeys = [
  { value: "enrollment.enrolled_at", type: "timestamptz" },
  { value: "enrollment.id", type: "uuid" },
] as const;

/** Stores enrollments and their progress in PostgreSQL. */
export class EnrollmentRepository implements EnrollmentStore {
  constructor(private readonly database: Database) {}

  enroll(order: EnrollmentsOfOrder): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      await lockUntilCommit(manager, courseBuyer(order));
      const { userId, enrollments } = order;
      const { addedIds, areOpen } = await enrollOnce(manager, order);
      const notices = enrollments
        .filter(({ id }) => addedIds.has(id) && order.isImported !== true)
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
      return areOpen;
    });
  }

  endEnrollments(ended: EndedPurchases): Promise<void> {
    return this.database.transaction(async (manager) => {
      await lockUntilCommit(manager, courseBuyer(ended));
      const { userId, orderId, productIds, endedAt } = ended;
      await manager.query(
        `insert into course_purchases (order_id, product_id, user_id, ended_at)
         select $1, product_id, $2, $4 from unnest($3::uuid[]) as product_id
         on conflict (order_id, product_id) do update set ended_at = excluded.ended_at
           where course_purchases.ended_at is null`,
        [orderId, userId, productIds, endedAt],
      );
      await manager.query(
        `with ended as (
           select enrollment.id, (
             select other.order_id from course_purchases other
             where other.user_id = $2 and other.product_id = course.product_id and other.ended_at is null
             order by other.order_id limit 1) as other_order_id
           from enrollments enrollment join courses course on course.id = enrollment.course_id
           where enrollment.order_id = $1 and enrollment.user_id = $2 and enrollment.ended_at is null
             and course.product_id = any($3)
         )
         update enrollments enrollment
         set order_id = coalesce(ended.other_order_id, enrollment.order_id),
           ended_at = case when ended.other_order_id is null then $4::timestamptz end
         from ended where enrollment.id = ended.id`,
        [orderId, userId, productIds, endedAt],
      );
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
         update enrollments set completed_at = null where id in (select enrollment_id from undone)`,
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

/** Lock key: changes by one buyer's orders run one after the other. */
function courseBuyer({ userId }: { readonly userId: string }): string {
  return `course-buyer:${userId.toLowerCase()}`;
}

/** Returns the ids of the new enrollments, and whether no purchase of these courses by the order has ended. */
async function enrollOnce(
  manager: EntityManager,
  { userId, orderId, enrolledAt, enrollments, isGranted = false }: EnrollmentsOfOrder,
): Promise<{ readonly addedIds: ReadonlySet<string>; readonly areOpen: boolean }> {
  await manager.query(
    `insert into course_purchases (order_id, product_id, user_id, is_granted)
     select $1, enrollment."productId", $2, $4 from json_to_recordset($3::json) as enrollment("productId" uuid)
     on conflict (order_id, product_id) do nothing`,
    [orderId, userId, JSON.stringify(enrollments), isGranted],
  );
  const [row]: { ids: readonly string[]; areOpen: boolean }[] = await manager.query(
    `with added as (
       insert into enrollments (id, user_id, course_id, order_id, enrolled_at, completed_at)
       select enrollment.id, $1, enrollment."courseId", $2, $3, earlier.completed_at
       from json_to_recordset($4::json) as enrollment(id uuid, "courseId" uuid, "productId" uuid)
       join course_purchases purchase on purchase.order_id = $2 and purchase.product_id = enrollment."productId"
       left join lateral (${lastEnded('enrollment."courseId"')}) earlier on true
       where purchase.ended_at is null
       on conflict (user_id, course_id) where ended_at is null do nothing returning id, course_id
     ),
     resumed as (
       insert into completed_lessons (enrollment_id, lesson_id, course_id, completed_at)
       select added.id, completed.lesson_id, completed.course_id, completed.completed_at
       from added, lateral (${lastEnded("added.course_id")}) earlier
       join completed_lessons completed on completed.enrollment_id = earlier.id
     ),
     resumed_positions as (
       insert into lesson_positions (enrollment_id, lesson_id, course_id, seconds, saved_at)
       select added.id, position.lesson_id, position.course_id, position.seconds, position.saved_at
       from added, lateral (${lastEnded("added.course_id")}) earlier
       join lesson_positions position on position.enrollment_id = earlier.id
     )
     select array(select id::text from added) as ids, not exists (
       select from course_purchases ended
       join json_to_recordset($4::json) as enrollment("productId" uuid) on ended.product_id = enrollment."productId"
       where ended.order_id = $2 and ended.ended_at is not null
     ) as "areOpen"`,
    [userId, orderId, enrolledAt, JSON.stringify(enrollments)],
  );
  return { addedIds: new Set(row?.ids), areOpen: row?.areOpen ?? false };
}

/** SQL for the user's ($1) last ended enrollment in a course. It includes the progress of earlier ones. */
function lastEnded(courseId: string): string {
  return `select ended.id, ended.completed_at from enrollments ended
    where ended.user_id = $1 and ended.course_id = ${courseId} and ended.ended_at is not null
    order by ended.ended_at desc, ended.enrolled_at desc limit 1`;
}
