import { lockAllUntilCommit } from "@souk/kernel/database/lock-until-commit";
import { enqueueAll } from "@souk/kernel/jobs/outbox";
import type { EntityManager } from "typeorm";
import type { NewEnrollment } from "../../domain/enrollment/enrollment-store.js";
import type { EnrollmentNotice } from "../../domain/peers.js";

/** A new purchase of a course, or a grant, with the enrollment that it opens. */
export interface OpenedPurchase extends NewEnrollment {
  readonly userId: string;
  readonly orderId: string;
  readonly endsAt: Date | null;
}

export interface CourseOfBuyer {
  readonly userId: string;
  readonly productId: string;
}

/** Makes changes to the purchases and enrollments of a user run one after the other. */
export function lockBuyers(manager: EntityManager, userIds: readonly string[]): Promise<void> {
  return lockAllUntilCommit(
    manager,
    userIds.map((userId) => `course-buyer:${userId.toLowerCase()}`),
  );
}

/**
 * Stores the purchases, and enrolls the users who are not enrolled yet. A purchase without an end takes over an
 * enrollment that has one. Skips purchases that have ended. Returns the ids of the new enrollments.
 */
export async function openPurchases(
  manager: EntityManager,
  purchases: readonly OpenedPurchase[],
  { enrolledAt, isGranted }: { readonly enrolledAt: Date; readonly isGranted: boolean },
): Promise<ReadonlySet<string>> {
  const opened = JSON.stringify(purchases);
  const columns = `"id" uuid, "userId" uuid, "orderId" uuid, "productId" uuid, "courseId" uuid, "endsAt" timestamptz`;
  await manager.query(
    `insert into course_purchases (order_id, product_id, user_id, is_granted, ends_at)
     select "orderId", "productId", "userId", $2, "endsAt" from json_to_recordset($1::json) as opened(${columns})
     on conflict (order_id, product_id) do nothing`,
    [opened, isGranted],
  );
  const rows: { id: string }[] = await manager.query(
    `with opened as (
       select opened.* from json_to_recordset($1::json) as opened(${columns})
       join course_purchases purchase on purchase.order_id = opened."orderId" and purchase.product_id = opened."productId"
       where purchase.ended_at is null
     ),
     added as (
       insert into enrollments (id, user_id, course_id, order_id, enrolled_at, completed_at, ends_at)
       select opened.id, opened."userId", opened."courseId", opened."orderId", $2, earlier.completed_at, opened."endsAt"
       from opened left join lateral (${lastEnded('opened."userId"', 'opened."courseId"')}) earlier on true
       on conflict (user_id, course_id) where ended_at is null do nothing returning id, user_id, course_id
     ),
     taken_over as (
       update enrollments enrollment set order_id = opened."orderId", ends_at = null from opened
       where enrollment.user_id = opened."userId" and enrollment.course_id = opened."courseId"
         and enrollment.ended_at is null and enrollment.ends_at is not null and opened."endsAt" is null
     ),
     resumed as (
       insert into completed_lessons (enrollment_id, lesson_id, course_id, completed_at)
       select added.id, completed.lesson_id, completed.course_id, completed.completed_at
       from added, lateral (${lastEnded("added.user_id", "added.course_id")}) earlier
       join completed_lessons completed on completed.enrollment_id = earlier.id
     ),
     resumed_positions as (
       insert into lesson_positions (enrollment_id, lesson_id, course_id, seconds, saved_at)
       select added.id, position.lesson_id, position.course_id, position.seconds, position.saved_at
       from added, lateral (${lastEnded("added.user_id", "added.course_id")}) earlier
       join lesson_positions position on position.enrollment_id = earlier.id
     )
     select id::text from added`,
    [opened, enrolledAt],
  );
  return new Set(rows.map(({ id }) => id));
}

/**
 * Moves the enrollments whose purchase has ended to another active purchase of the same user, one without an end first.
 * Ends them if there is no such purchase.
 */
export async function leaveEndedPurchases(
  manager: EntityManager,
  purchases: readonly CourseOfBuyer[],
  at: Date,
): Promise<void> {
  await manager.query(
    `with left_purchases as (
       select enrollment.id, other.order_id, other.ends_at
       from json_to_recordset($1::json) as given("userId" uuid, "productId" uuid)
       join courses course on course.product_id = given."productId"
       join enrollments enrollment on enrollment.user_id = given."userId" and enrollment.course_id = course.id
         and enrollment.ended_at is null
       join course_purchases ended on ended.order_id = enrollment.order_id and ended.product_id = course.product_id
         and ended.ended_at is not null
       left join lateral (
         select other.order_id, other.ends_at from course_purchases other
         where other.user_id = enrollment.user_id and other.product_id = course.product_id and other.ended_at is null
           and (other.ends_at is null or other.ends_at > $2)
         order by other.ends_at desc nulls first, other.order_id limit 1
       ) other on true
     )
     update enrollments enrollment
     set order_id = coalesce(moved.order_id, enrollment.order_id),
       ends_at = case when moved.order_id is null then enrollment.ends_at else moved.ends_at end,
       ended_at = case when moved.order_id is null then $2::timestamptz end
     from left_purchases moved where enrollment.id = moved.id`,
    [JSON.stringify(purchases), at],
  );
}

/** Enqueues a mail for each new enrollment. */
export async function enqueueNotices(
  manager: EntityManager,
  opened: readonly OpenedPurchase[],
  addedIds: ReadonlySet<string>,
): Promise<void> {
  const notices = opened
    .filter(({ id }) => addedIds.has(id))
    .map(({ id: enrollmentId, userId, courseTitle, courseSlug }): EnrollmentNotice => ({
      enrollmentId,
      userId,
      courseTitle,
      courseSlug,
    }));
  await enqueueAll(
    manager,
    notices.map((data) => ({ task: "notifyEnrolled", data })),
  );
}

/** SQL for the user's last ended enrollment in a course. It includes the progress of earlier ones. */
function lastEnded(userId: string, courseId: string): string {
  return `select ended.id, ended.completed_at from enrollments ended
    where ended.user_id = ${userId} and ended.course_id = ${courseId} and ended.ended_at is not null
    order by ended.ended_at desc, ended.enrolled_at desc limit 1`;
}
