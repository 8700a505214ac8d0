export const courseStatuses = ["DRAFT", "PUBLISHED", "ARCHIVED"] as const;
export type CourseStatus = (typeof courseStatuses)[number];

/** What is taught. Its price, and whether it is on sale, belong to the product that it is sold as. */
export interface Course {
  readonly id: string;
  readonly productId: string;
  /** The user who made it. */
  readonly instructorId: string;
  readonly slug: string;
  readonly title: string;
  readonly summary: string | null;
  readonly status: CourseStatus;
  /** What it was when it was archived, and will be again; null while it is not archived. */
  readonly archivedFrom: Exclude<CourseStatus, "ARCHIVED"> | null;
  /** Of its outline: counts how often that was saved. */
  readonly version: number;
  readonly createdAt: Date;
}

/** The smallest part that can be completed. */
export interface Lesson {
  readonly id: string;
  readonly title: string;
  readonly durationSeconds: number | null;
  /** Whether everybody may watch it. */
  readonly isPreview: boolean;
  /** Where its media are; not for everybody's eyes. */
  readonly mediaUrl: string | null;
  /** The text itself is read apart, and only for those who may: an outline with all texts could be a book. */
  readonly hasContent: boolean;
}

export interface CourseSection {
  readonly id: string;
  readonly title: string;
  readonly lessons: readonly Lesson[];
}
