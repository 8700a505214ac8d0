import type { PageRequest } from "@souk/kernel/values/page";
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
  /** Whether they were made in another system: no mail is sent. */
  readonly isImported?: boolean;
  /** Whether the courses were given without an order; `orderId` is then the id of the enrollment. */
  readonly isGranted?: boolean;
}

export interface EndedPurchases {
  readonly userId: string;
  readonly orderId: string;
  readonly productIds: readonly string[];
  readonly endedAt: Date;
}

export interface LessonOfUser {
  readonly userId: string;
  readonly lessonId: string;
}

export interface CompletedLesson extends LessonOfUser {
  readonly at: Date;
}

export const studentSorts = ["NEWEST", "OLDEST"] as const;
export type StudentSort = (typeof studentSorts)[number];

/** A page of the students of several courses. */
export interface StudentsRequest {
  readonly courseIds: readonly string[];
  readonly sort: StudentSort;
  readonly page: PageRequest;
  /** Only these users; null for all. */
  readonly userIds: readonly string[] | null;
}

export type StudentOfCourse = Enrollment & { readonly userId: string };

/** Storage for enrollments. */
export interface EnrollmentStore {
  /**
   * Enrolls the user in each course without an active enrollment, with the progress of an earlier one, and enqueues a
   * mail for each in the same transaction. Removes the end of an active enrollment. Skips purchases of the order that
   * have ended, and returns false if there are any.
   */
  enroll(order: EnrollmentsOfOrder): Promise<boolean>;
  /**
   * Ends the purchases of the order. If another order of the user has paid for the course too, or the course is granted to
   * them, the enrollment moves to that order or grant.
   */
  endEnrollments(ended: EndedPurchases): Promise<void>;
  /** Active enrollments only, here and below. Finds those of one user in some courses. */
  findEnrollments(userId: string, courseIds: readonly string[]): Promise<readonly Enrollment[]>;
  /**
   * Finds those in courses that the orders have paid for, in the order of enrollment. `userId` limits them to one user.
   */
  enrollmentsOfOrders(
    orderIds: readonly string[],
    userId: string | null,
  ): Promise<readonly (Enrollment & { readonly orderId: string })[]>;
  /** Lists a user's enrollments, newest first. */
  listEnrollments(userId: string, limit: number): Promise<readonly Enrollment[]>;
  /** Reads one page of enrollments for each user, newest first. */
  pageOfUsers(
    userIds: readonly string[],
    page: PageRequest,
  ): Promise<readonly (Enrollment & { readonly userId: string })[]>;
  countOfUsers(userIds: readonly string[]): Promise<readonly { userId: string; count: number }[]>;
  /** Reads one page of students for each course. */
  studentsOfCourses(request: StudentsRequest): Promise<readonly StudentOfCourse[]>;
  countStudents(
    courseIds: readonly string[],
    userIds: readonly string[] | null,
  ): Promise<readonly { courseId: string; count: number }[]>;
  /** Returns the users enrolled in any of the courses, newest first; at most `limit` for each course. */
  studentIds(courseIds: readonly string[], limit: number): Promise<readonly string[]>;
  countEnrollments(courseIds: readonly string[]): Promise<readonly { courseId: string; count: number }[]>;
  /** Returns null when the user is not enrolled in the lesson's course, or there is no such lesson. */
  completeLesson(completed: CompletedLesson): Promise<Enrollment | null>;
  /** Reverts `completeLesson`. The course is no longer completed either, unless its certificate has been issued. */
  uncompleteLesson(lesson: LessonOfUser): Promise<Enrollment | null>;
  /** Returns the first lesson of each enrollment that is not completed; no row if all are completed. */
  nextLessons(enrollmentIds: readonly string[]): Promise<readonly { enrollmentId: string; lessonId: string }[]>;
}
