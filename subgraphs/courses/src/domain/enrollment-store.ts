import type { PageRequest } from "@souk/kernel/page";
import type { Enrollment } from "./enrollment.js";

export interface NewEnrollment {
  readonly id: string;
  readonly productId: string;
  readonly courseId: string;
  readonly courseTitle: string;
  readonly courseSlug: string;
}

export interface EnrollmentsOfOrder {
  readonly userId: string;
  readonly orderId: string;
  readonly enrolledAt: Date;
  readonly enrollments: readonly NewEnrollment[];
}

export interface EndedPurchases {
  readonly userId: string;
  readonly orderId: string;
  readonly productIds: readonly string[];
  readonly endedAt: Date;
}

export interface CompletedLesson {
  readonly userId: string;
  readonly lessonId: string;
  readonly at: Date;
}

/** What the rules about enrollments need from storage. */
export interface EnrollmentStore {
  /**
   * One for each course that the user does not have yet, with the progress of an earlier one; mails about those go from the outbox
   * of the same transaction. None for what has been ended of the order.
   */
  enroll(order: EnrollmentsOfOrder): Promise<void>;
  /** Ends what the order gave; where another order of the user has paid for the course too, the enrollment is that one's from now on. */
  endEnrollments(ended: EndedPurchases): Promise<void>;
  /** Those that have not ended, here and below. Of one user in some courses. */
  findEnrollments(userId: string, courseIds: readonly string[]): Promise<readonly Enrollment[]>;
  /** Newest first. */
  listEnrollments(userId: string, limit: number): Promise<readonly Enrollment[]>;
  /** A page of each user's, newest first. */
  pageOfUsers(
    userIds: readonly string[],
    page: PageRequest,
  ): Promise<readonly (Enrollment & { readonly userId: string })[]>;
  countOfUsers(userIds: readonly string[]): Promise<readonly { userId: string; count: number }[]>;
  countEnrollments(courseIds: readonly string[]): Promise<readonly { courseId: string; count: number }[]>;
  /** Null when the user is not enrolled in the lesson's course, or there is no such lesson. */
  completeLesson(completed: CompletedLesson): Promise<Enrollment | null>;
}
