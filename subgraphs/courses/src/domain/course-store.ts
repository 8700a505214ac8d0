import type { AuditJob } from "@souk/kernel/admin-act";
import type { ListedRow, PageRequest } from "@souk/kernel/page";
import type { Course, CourseSection, CourseStatus } from "./course.js";
import type { CourseFilter, CourseSort } from "./course-filter.js";
import type { CourseMove } from "./course-status.js";
import type { CourseUpdate } from "./follow-course.js";
import type { WrittenSection } from "./merge-curriculum.js";

export interface NewCourse {
  readonly course: Course;
  /** Slugs. */
  readonly categories: readonly string[];
  readonly sections: readonly WrittenSection[];
  /** Sent from the outbox of the same transaction. */
  readonly jobs: readonly AuditJob[];
}

export interface SectionOfCourse extends CourseSection {
  readonly courseId: string;
}

/** What the course's product is to say. */
export interface SoldCourse {
  readonly productId: string;
  readonly title: string;
  readonly summary: string | null;
  readonly categories: readonly string[];
  /** Counts how often a price was given. */
  readonly priceRevision: number;
}

export interface CourseChange {
  readonly title?: string;
  readonly summary?: string | null;
  readonly categories?: readonly string[];
  readonly setsPrice: boolean;
}

/** What goes into the outbox with a change. */
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
  /** Of the lessons whose length is known. */
  readonly durationSeconds: number;
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
  listCourses(filter: CourseFilter, sort: CourseSort, page: PageRequest): Promise<readonly ListedRow<Course>[]>;
  countCourses(filter: CourseFilter): Promise<number>;
  /** With their lessons, both in the order that the instructor gave them. */
  sectionsOfCourses(courseIds: readonly string[]): Promise<readonly SectionOfCourse[]>;
  /** Of courses without a lesson there is none. */
  totalsOfCourses(courseIds: readonly string[]): Promise<readonly CourseTotals[]>;
  contentsOfLessons(lessonIds: readonly string[]): Promise<readonly { id: string; content: string | null }[]>;
  findSoldCourse(id: string): Promise<SoldCourse | null>;
  insertCourse(created: NewCourse): Promise<"inserted" | "slugTaken">;
  /** Null when there is no such course. The product is changed from the outbox of the same transaction. */
  changeCourse(
    id: string,
    change: CourseChange,
    jobsOf: (before: SoldCourse, after: SoldCourse) => CourseChangeJobs,
  ): Promise<{ readonly course: Course; readonly update: CourseUpdate } | null>;
  /** Null when the version is another one by now. Who has completed all that is left of the course has completed it. */
  saveCurriculum(saved: SavedCurriculum): Promise<Course | null>;
  /** Null when the course is not in the status `from` any more. Its product follows from the outbox of the same transaction. */
  moveCourse(id: string, move: CourseMove, jobs: readonly AuditJob[]): Promise<Course | null>;
}
