import type { Row } from "../database-snapshot.js";
import type { Check } from "../check.js";
import type { Finding } from "../difference.js";
import { isClosed, orderFacts, orderSubject, refundedUnits, whyNothing, type OrderFacts } from "../order-facts.js";

/** The records in courses about one course of one order. */
export interface CourseEnrollment {
  readonly productId: string;
  readonly userId: string;
  /** Whether courses has an open purchase of the course for the order. */
  readonly isOpen: boolean;
  /** Whether an admin has ended the purchase without a refund. */
  readonly isRevoked: boolean;
  /**
   * The user's active enrollments in the course, whichever order they name: an enrollment by two orders names one of
   * them.
   */
  readonly active: number;
  /** Enrollments that name this order, and the active ones among them. */
  readonly named: number;
  readonly namedActive: number;
}

export interface OrderEnrollments extends Row {
  readonly courses: readonly CourseEnrollment[];
}

/**
 * A user who has paid for a course has one active enrollment until the money is refunded or an admin revokes it; no other
 * user is enrolled, except by a grant or an import of another system's enrollment.
 */
export const orderCourses: Check<{ order: OrderFacts; enrollments: OrderEnrollments }> = {
  name: "order-courses",
  compares: "course lines with enrollments",
  of: "orders",
  advice: "Retry enrollBuyer or endEnrollments of the order with retryDelivery.",
  sources: {
    order: orderFacts,
    enrollments: {
      database: "courses",
      sql: `
        with enrolled as (
          select enrollment.order_id, enrollment.user_id, course.product_id, count(*) as named,
            count(*) filter (where ended_at is null) as active, max(greatest(enrolled_at, ended_at)) as newest
          from enrollments enrollment join courses course on course.id = enrollment.course_id
          group by 1, 2, 3
        ),
        active as (select user_id, product_id, sum(active) as active from enrolled group by user_id, product_id)
        select order_id::text as key, max(greatest(enrolled.newest, purchase.ended_at)) as "freshAt",
          jsonb_agg(jsonb_build_object('productId', product_id, 'userId', user_id,
            'isOpen', purchase.is_there is not null and purchase.ended_at is null,
            'isRevoked', coalesce(purchase.is_revoked, false),
            'active', coalesce(active.active, 0), 'named', coalesce(enrolled.named, 0),
            'namedActive', coalesce(enrolled.active, 0)) order by product_id) as courses
        from enrolled
        full join (select *, true as is_there from course_purchases) purchase using (order_id, user_id, product_id)
        left join active using (user_id, product_id)
        where not coalesce(purchase.is_granted, false)
        group by order_id`,
    },
  },
  compare: ({ order, enrollments }) => compareCourses(order, enrollments),
};

export function compareCourses(order: OrderFacts | undefined, enrollments: OrderEnrollments | undefined): Finding[] {
  const courses = enrollments?.courses ?? [];
  const productIds = new Set([...(order?.courses ?? []), ...courses.map(({ productId }) => productId)]);
  return [...productIds].flatMap((productId) => {
    const ofProduct = courses.filter((course) => course.productId === productId);
    const expected = dueOf(order, productId, ofProduct);
    const subject = `${orderSubject(order, enrollments)}, course product ${productId}`;
    return expected === null ? [] : [{ subject, expected, found: textOf(ofProduct) }];
  });
}

/** Returns the expected state; null when the state is as expected. */
function dueOf(
  order: OrderFacts | undefined,
  productId: string,
  enrollments: readonly CourseEnrollment[],
): string | null {
  const isLine = order?.courses.includes(productId) ?? false;
  if (!order || !isLine || !order.wasPaid) {
    const isNone = enrollments.every(
      ({ isOpen, named, namedActive }) => !isOpen && (isLine ? namedActive : named) === 0,
    );
    if (isNone) return null;
    return isLine || !order ? `no enrollment ${whyNothing(order)}` : "no enrollment for what is not in the order";
  }
  if (isClosed(order) || refundedUnits(order, productId) > 0) {
    const isEnded = enrollments.every(({ isOpen, namedActive }) => !isOpen && namedActive === 0);
    return isEnded ? null : "an ended enrollment, as its money went back";
  }
  const [only, ...more] = enrollments;
  if (more.length === 0 && only?.isRevoked && !only.isOpen && only.namedActive === 0) return null;
  const isEnrolled = more.length === 0 && only?.userId === order.buyerId && only.isOpen && only.active === 1;
  return isEnrolled ? null : `1 active enrollment of user ${order.buyerId}`;
}

function textOf(enrollments: readonly CourseEnrollment[]): string {
  if (enrollments.length === 0) return "none";
  return enrollments
    .map(
      ({ userId, isOpen, active }) =>
        `${active} active of user ${userId}, by a purchase that is ${isOpen ? "open" : "ended or missing"}`,
    )
    .join("; ");
}
