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
  /** Only these users; all when null. */
  readonly among: readonly string[] | null;
}

export type StudentOfCourse = Enrollment & { readonly userId: string };

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
  /** A page of each course's. */
  studentsOfCourses(request: StudentsRequest): Promise<readonly StudentOfCourse[]>;
  countStudents(
    courseIds: readonly string[],
    among: readonly string[] | null,
  ): Promise<readonly { courseId: string; count: number }[]>;
  /** Who is enrolled in any of the courses, newest first; at most `limit` of each. */
  studentIds(courseIds: readonly string[], limit: number): Promise<readonly string[]>;
  countEnrollments(courseIds: readonly string[]): Promise<readonly { courseId: string; count: number }[]>;
  /** Null when the user is not enrolled in the lesson's course, or there is no such lesson. */
  completeLesson(completed: CompletedLesson): Promise<Enrollment | null>;
  /** As `completeLesson`: the lesson is open again, and with it the course. */
  uncompleteLesson(lesson: LessonOfUser): Promise<Enrollment | null>;
  /** The first lesson of each that is not completed; none for those who have completed all. */
  nextLessons(enrollmentIds: readonly string[]): Promise<readonly { enrollmentId: string; lessonId: string }[]>;
}
