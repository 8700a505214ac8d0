import type { Database } from "@souk/kernel/database/database";
import { enqueueAll } from "@souk/kernel/jobs/outbox";
import type { EntityManager } from "typeorm";
import type { StudentOfCourse } from "../../domain/enrollment/enrollment-store.js";
import type {
  ChangedEnd,
  FoundEnrollment,
  GrantStore,
  NewGrants,
  RevokedEnrollment,
} from "../../domain/enrollment/grant-store.js";
import { enrollmentColumns, enrollmentFromRow, type EnrollmentRow } from "./enrollment-from-row.js";
import { enqueueNotices, leaveEndedPurchases, lockBuyers, openPurchases, type CourseOfBuyer } from "./purchases-sql.js";

const batchSize = 500;

/** Stores the enrollments that staff manage in PostgreSQL. */
export class GrantRepository implements GrantStore {
  constructor(private readonly database: Database) {}

  grant({ course, enrolledAt, students, jobsOf }: NewGrants): Promise<ReadonlySet<string>> {
    return this.database.transaction(async (manager) => {
      const userIds = students.map(({ userId }) => userId);
      await lockBuyers(manager, userIds);
      const enrolled: { user_id: string }[] = await manager.query(
        `select user_id from enrollments where course_id = $1 and user_id = any($2) and ended_at is null`,
        [course.id, userIds],
      );
      const known = new Set(enrolled.map(({ user_id }) => user_id));
      const { id: courseId, productId, title: courseTitle, slug: courseSlug } = course;
      const opened = students
        .filter(({ userId }) => !known.has(userId))
        .map((student) => ({ ...student, orderId: student.id, productId, courseId, courseTitle, courseSlug }));
      const addedIds = await openPurchases(manager, opened, { enrolledAt, isGranted: true });
      await enqueueNotices(manager, opened, addedIds);
      const added = opened.filter(({ id }) => addedIds.has(id)).map(({ userId }) => userId);
      await enqueueAll(manager, jobsOf(added));
      return new Set(added);
    });
  }

  findEnrollment(enrollmentId: string): Promise<FoundEnrollment | null> {
    return findEnrollment(this.database.manager, enrollmentId);
  }

  changeEnd({ enrollmentId, endsAt, jobs }: ChangedEnd): Promise<StudentOfCourse | null> {
    return this.database.transaction(async (manager) => {
      const buyer = await lockActive(manager, enrollmentId);
      if (!buyer) return null;
      const changed: unknown[] = await manager.query(
        `with purchase as (
           update course_purchases purchase set ends_at = $2 from enrollments enrollment
           where enrollment.id = $1 and purchase.order_id = enrollment.order_id and purchase.product_id = $3
             and purchase.is_granted and purchase.ended_at is null returning purchase.order_id
         ),
         enrollment as (
           update enrollments set ends_at = $2 where id = $1 and order_id in (select order_id from purchase) returning id
         )
         select id from enrollment`,
        [enrollmentId, endsAt, buyer.productId],
      );
      if (changed.length === 0) return null;
      await enqueueAll(manager, jobs);
      return findEnrollment(manager, enrollmentId);
    });
  }

  revoke({ enrollmentId, onlyGrants, at, jobs }: RevokedEnrollment): Promise<void> {
    return this.database.transaction(async (manager) => {
      const buyer = await lockActive(manager, enrollmentId);
      if (!buyer) return;
      await manager.query(
        `update course_purchases set ended_at = $3, is_revoked = true
         where user_id = $1 and product_id = $2 and ended_at is null and (is_granted or not $4)`,
        [buyer.userId, buyer.productId, at, onlyGrants],
      );
      await leaveEndedPurchases(manager, [buyer], at);
      await enqueueAll(manager, jobs);
    });
  }

  endDue(at: Date): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      const due: { id: string; user_id: string }[] = await manager.query(
        `select id, user_id from enrollments where ended_at is null and ends_at <= $1 order by ends_at limit $2`,
        [at, batchSize],
      );
      if (due.length === 0) return false;
      await lockBuyers(
        manager,
        due.map(({ user_id }) => user_id),
      );
      const ended: CourseOfBuyer[] = await manager.query(
        `with ended as (
           update course_purchases purchase set ended_at = $2 from enrollments enrollment
           where enrollment.id = any($1) and enrollment.ended_at is null and enrollment.ends_at <= $2
             and purchase.order_id = enrollment.order_id and purchase.ended_at is null
           returning purchase.user_id, purchase.product_id
         )
         select user_id as "userId", product_id as "productId" from ended`,
        [due.map(({ id }) => id), at],
      );
      await leaveEndedPurchases(manager, ended, at);
      return due.length === batchSize && ended.length > 0;
    });
  }
}

/** Locks the user of an active enrollment; null if it is not active. */
async function lockActive(manager: EntityManager, enrollmentId: string): Promise<CourseOfBuyer | null> {
  const find = async (): Promise<CourseOfBuyer | undefined> => {
    const [found]: CourseOfBuyer[] = await manager.query(
      `select enrollment.user_id as "userId", course.product_id as "productId"
       from enrollments enrollment join courses course on course.id = enrollment.course_id
       where enrollment.id = $1 and enrollment.ended_at is null`,
      [enrollmentId],
    );
    return found;
  };
  const buyer = await find();
  if (!buyer) return null;
  await lockBuyers(manager, [buyer.userId]);
  return (await find()) ?? null;
}

async function findEnrollment(manager: EntityManager, enrollmentId: string): Promise<FoundEnrollment | null> {
  const [row]: (EnrollmentRow & { user_id: string; ended_at: Date | null })[] = await manager.query(
    `select ${enrollmentColumns}, enrollment.user_id, enrollment.ended_at from enrollments enrollment
     where enrollment.id = $1`,
    [enrollmentId],
  );
  return row ? { ...enrollmentFromRow(row), userId: row.user_id, endedAt: row.ended_at } : null;
}
