import type { AuditJob } from "@souk/kernel/audit/admin-action";
import type { ListedRow, PageRequest } from "@souk/kernel/values/page";
import type { Course, CourseSection, CourseStatus } from "./course.js";
import type { ChangedCourse, CourseChange, CourseUpdate, DetailsChange, SoldCourse } from "./course-change.js";
import type { CourseFilter, CourseSort } from "./course-filter.js";
import type { CourseMove } from "./course-status.js";
import type { WrittenSection } from "../curriculum/merge-curriculum.js";

export interface NewCourse {
  readonly course: Course;
  /** Markdown. */
  readonly description?: string | null;
  /** Category slugs. */
  readonly categories: readonly string[];
  readonly sections: readonly WrittenSection[];
  /** Audit entries, sent from the outbox of the same transaction. */
  readonly jobs: readonly AuditJob[];
}

export interface SectionOfCourse extends CourseSection {
  readonly courseId: string;
}

export interface WrittenChange {
  readonly change: CourseChange;
  readonly draft?: DetailsChange;
  readonly at: Date;
  /** Creates the audit entries from the course with its draft. */
  readonly auditOf: (before: ChangedCourse, after: ChangedCourse) => readonly AuditJob[];
}

/** The update is null if the product does not change. */
export interface CourseAfterChange {
  readonly course: Course;
  readonly update: CourseUpdate | null;
}

export interface SavedCurriculum {
  readonly courseId: string;
  readonly expectedVersion: number;
  readonly sections: readonly WrittenSection[];
  readonly at: Date;
  readonly jobs: readonly AuditJob[];
}

export interface CourseTotals {
  readonly courseId: string;
  readonly lessonCount: number;
  /** Total of the lessons with a known length. */
  readonly durationSeconds: number;
}

/** The relation of a buyer to a course. */
export interface CourseRelation {
  readonly productId: string;
  readonly status: CourseStatus;
  /** True if the buyer is enrolled in the course without an end. */
  readonly isOwned: boolean;
  /** True if the buyer is enrolled in the course. */
  readonly isEnrolled: boolean;
  /** True if the buyer teaches the course. */
  readonly isInstructor: boolean;
  readonly instructorId: string;
}

/** Storage for courses. */
export interface CourseStore {
  findCourse(key: "id" | "slug", value: string): Promise<Course | null>;
  findCourses(ids: readonly string[]): Promise<readonly Course[]>;
  findCoursesByProduct(productIds: readonly string[]): Promise<readonly Course[]>;
  /** Reads the courses behind these products in one statement. The cart calls it for every course that is added. */
  findRelations(buyerId: string | null, productIds: readonly string[]): Promise<readonly CourseRelation[]>;
  listCourses(filter: CourseFilter, sort: CourseSort, page: PageRequest): Promise<readonly ListedRow<Course>[]>;
  countCourses(filter: CourseFilter): Promise<number>;
  /** Returns sections with their lessons, both in the instructor's order. */
  sectionsOfCourses(courseIds: readonly string[]): Promise<readonly SectionOfCourse[]>;
  /** Returns no row for a course without lessons. */
  totalsOfCourses(courseIds: readonly string[]): Promise<readonly CourseTotals[]>;
  contentsOfLessons(lessonIds: readonly string[]): Promise<readonly { id: string; content: string | null }[]>;
  /** Markdown; null for a course without one. */
  descriptionsOfCourses(courseIds: readonly string[]): Promise<readonly { id: string; description: string | null }[]>;
  findSoldCourse(id: string): Promise<SoldCourse | null>;
  insertCourse(created: NewCourse): Promise<"inserted" | "slugTaken">;
  /**
   * Changes the course, and its draft. A draft that changes nothing ends. The outbox of the same transaction changes the
   * product. Returns null when there is no such course.
   */
  changeCourse(id: string, written: WrittenChange): Promise<CourseAfterChange | null>;
  /**
   * Returns null when the version has changed. Enrolled users who have completed all remaining lessons complete the
   * course.
   */
  saveCurriculum(saved: SavedCurriculum): Promise<Course | null>;
  /**
   * Returns null when the course is no longer in the status `from`. The outbox of the same transaction updates its
   * product.
   */
  moveCourse(id: string, move: CourseMove, jobs: readonly AuditJob[]): Promise<Course | null>;
}
