import type { AuditJob } from "@souk/kernel/admin-act";
import type { PageRequest } from "@souk/kernel/page";
import type { Course, CourseSection, CourseStatus } from "./course.js";
import type { CourseFilter } from "./course-filter.js";

export interface NewCourse {
  readonly course: Course;
  /** Slugs. */
  readonly categories: readonly string[];
  readonly sections: readonly CourseSection[];
  /** Sent from the outbox of the same transaction. */
  readonly jobs: readonly AuditJob[];
}

export interface SectionOfCourse extends CourseSection {
  readonly courseId: string;
}

/** How a course stands with one buyer. */
export interface CourseStanding {
  readonly productId: string;
  readonly status: CourseStatus;
  /** Whether the buyer is enrolled in it. */
  readonly isOwned: boolean;
}

/** What the rules about courses need from storage. */
export interface CourseStore {
  findCourse(key: "id" | "slug", value: string): Promise<Course | null>;
  findCourses(ids: readonly string[]): Promise<readonly Course[]>;
  findCoursesByProduct(productIds: readonly string[]): Promise<readonly Course[]>;
  /** Of the courses behind these products, in one statement: it is asked with every course that goes into a cart. */
  findStandings(buyerId: string | null, productIds: readonly string[]): Promise<readonly CourseStanding[]>;
  listCourses(filter: CourseFilter, page: PageRequest): Promise<readonly Course[]>;
  countCourses(filter: CourseFilter): Promise<number>;
  /** With their lessons, both in the order that the instructor gave them. */
  sectionsOfCourses(courseIds: readonly string[]): Promise<readonly SectionOfCourse[]>;
  insertCourse(created: NewCourse): Promise<"inserted" | "slugTaken">;
  /** Moves a draft; null when it is none any more. Its product is put on sale from the outbox of the same transaction. */
  publishDraft(id: string, jobs: readonly AuditJob[]): Promise<Course | null>;
}
