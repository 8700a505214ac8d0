import type { CustomValues } from "@souk/kernel/custom-fields/entity-fields";
import type { QuizKind } from "../quiz/quiz.js";

export const courseStatuses = ["DRAFT", "PUBLISHED", "ARCHIVED"] as const;
export type CourseStatus = (typeof courseStatuses)[number];

export const courseLevels = ["BEGINNER", "INTERMEDIATE", "ADVANCED"] as const;
export type CourseLevel = (typeof courseLevels)[number];

/** The presentation of a course. Its description is read separately, because it can be long. */
export interface CourseDetails {
  readonly subtitle: string | null;
  /** A tag of BCP 47. */
  readonly language: string | null;
  readonly level: CourseLevel | null;
  /** The skills of a student at the end. */
  readonly goals: readonly string[];
  /** The skills and things that a student needs at the beginning. */
  readonly requirements: readonly string[];
  /** The address of a promo video on another host. */
  readonly promoUrl: string | null;
}

export const noDetails: CourseDetails = {
  subtitle: null,
  language: null,
  level: null,
  goals: [],
  requirements: [],
  promoUrl: null,
};

/** A course. Its product holds its price and whether it is on sale. */
export interface Course {
  readonly id: string;
  readonly productId: string;
  /** The user who created it. */
  readonly instructorId: string;
  readonly slug: string;
  readonly title: string;
  readonly summary: string | null;
  /** The course category; null for a course without one. */
  readonly categoryId: string | null;
  /** The checksum of a picture of media; null for a course without one. */
  readonly thumbnail: string | null;
  readonly details: CourseDetails;
  /** The id of a video of media, in place of a promo video on another host. */
  readonly promoFileId: string | null;
  readonly status: CourseStatus;
  /** The status before it was archived, which a restore returns to; null while it is not archived. */
  readonly archivedFrom: Exclude<CourseStatus, "ARCHIVED"> | null;
  /** Version of the outline: it increases when the outline is saved, and when its draft is published or discarded. */
  readonly version: number;
  readonly createdAt: Date;
  /** The values of the fields that the shop has declared. */
  readonly custom: CustomValues;
}

export type LessonKind = "VIDEO" | "AUDIO" | "FILE" | "TEXT" | QuizKind;

/** The smallest part of a course that can be completed. */
export interface Lesson {
  readonly id: string;
  readonly title: string;
  readonly durationSeconds: number | null;
  /** True if the lesson is public. */
  readonly isPreview: boolean;
  /** The address of media on another host; secret unless the viewer may watch the lesson. */
  readonly externalUrl: string | null;
  /** The id of a file of media, in place of an address; secret as well. */
  readonly mediaFileId: string | null;
  /** The kind of that file; null without one, and until media has named it. */
  readonly fileKind: Exclude<LessonKind, "TEXT" | QuizKind> | null;
  /** The lesson opens to a student this many days after the enrollment; null if it opens at once, or at a date. */
  readonly opensAfterDays: number | null;
  /** The lesson opens to students at this time. */
  readonly opensAt: Date | null;
  /** True if the lessons after it open only to students who have completed it. */
  readonly isPrerequisite: boolean;
  /**
   * True if the lesson has a text. The text is read separately, and only for viewers who may read it, because all texts
   * of an outline can be very long.
   */
  readonly hasContent: boolean;
  /** The kind of the quiz, which is read separately; null without one. */
  readonly quizKind: QuizKind | null;
}

export interface CourseSection {
  readonly id: string;
  readonly title: string;
  readonly lessons: readonly Lesson[];
}
