import type { AuditJob } from "@souk/kernel/audit/admin-action";
import type { CustomValues } from "@souk/kernel/custom-fields/entity-fields";
import type { ListedRow, PageRequest } from "@souk/kernel/values/page";
import type { Course, CourseDetails, CourseSection, CourseStatus } from "./course.js";
import type { CourseFilter, CourseSort } from "./course-filter.js";
import type { CourseMove } from "./course-status.js";
import type { WrittenSection } from "../curriculum/merge-curriculum.js";
import type { DecimalMoney } from "@souk/kernel/values/money";

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

/** The fields of a course that its product repeats. */
export interface SoldCourse {
  readonly productId: string;
  readonly title: string;
  readonly summary: string | null;
  readonly categories: readonly string[];
  /** Counts the price changes. */
  readonly priceRevision: number;
}

/** A course before or after a change. */
export interface ChangedCourse extends SoldCourse {
  /** The slug of the course category. */
  readonly category: string | null;
  /** The checksum of the picture. */
  readonly thumbnail: string | null;
  readonly description: string | null;
  readonly details: CourseDetails;
  readonly promoFileId: string | null;
  readonly custom: CustomValues;
}

export interface CourseChange {
  readonly title?: string;
  readonly summary?: string | null;
  readonly categories?: readonly string[];
  /** The course category; null removes the course from its category. */
  readonly category?: { readonly id: string; readonly slug: string } | null;
  /** The checksum of a picture; null removes the thumbnail. */
  readonly thumbnail?: string | null;
  readonly description?: string | null;
  readonly details?: Partial<CourseDetails>;
  readonly promoFileId?: string | null;
  readonly setsPrice: boolean;
  /** The changed values; null removes one. */
  readonly custom?: CustomValues;
}

/** The jobs that are enqueued with a change. */
export interface CourseChangeJobs {
  readonly update: CourseUpdate;
  readonly audit: readonly AuditJob[];
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
  /** Returns null when there is no such course. The outbox of the same transaction changes the product. */
  changeCourse(
    id: string,
    change: CourseChange,
    jobsOf: (before: ChangedCourse, after: ChangedCourse) => CourseChangeJobs,
  ): Promise<{ readonly course: Course; readonly update: CourseUpdate } | null>;
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

/** The fields of a course update that concern its product. */
export interface CourseUpdate {
  readonly courseId: string;
  /** True if the title or the summary was given. */
  readonly withTexts: boolean;
  readonly withCategories: boolean;
  readonly price: DecimalMoney | null;
  /** Revision of the price; a job with an older revision does not set its price. */
  readonly priceRevision: number;
}
