import { isDeepStrictEqual } from "node:util";
import { auditedCustom, type CustomValues } from "@souk/kernel/custom-fields/entity-fields";
import type { DecimalMoney } from "@souk/kernel/values/money";
import type { CourseDetails } from "./course.js";

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

/** A change of a course and its product; absent fields do not change. */
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
  readonly price?: DecimalMoney;
  /** The changed values; null removes one. */
  readonly custom?: CustomValues;
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

export function withChange(before: ChangedCourse, change: CourseChange): ChangedCourse {
  const { details, category, price, custom, ...plain } = change;
  return {
    ...before,
    ...plain,
    ...(category === undefined ? {} : { category: category && category.slug }),
    details: { ...before.details, ...details },
    priceRevision: before.priceRevision + (price ? 1 : 0),
    custom: { ...before.custom, ...custom },
  };
}

/** The details of a course that students see, and that are edited as a draft when they have seen them. */
export type DetailsChange = Pick<
  CourseChange,
  "title" | "summary" | "description" | "thumbnail" | "promoFileId" | "details"
>;

/** Splits a change of a published course: the offer, and the values that the shop has declared, change at once. */
export function splitChange(change: CourseChange): { readonly draft: DetailsChange; readonly atOnce: CourseChange } {
  const { category, categories, price, custom, ...draft } = change;
  const offer = { category, categories, price, custom };
  return { draft, atOnce: keep(offer, (key) => offer[key] !== undefined) };
}

/** Returns what two changes that follow each other change in the course; null if they change nothing. */
export function draftOf(course: ChangedCourse, earlier: DetailsChange, later: DetailsChange): DetailsChange | null {
  const both = { ...earlier, ...later };
  const given: Partial<CourseDetails> = { ...earlier.details, ...later.details };
  const details = keep(given, (key) => !isDeepStrictEqual(given[key], course.details[key]));
  const left = keep(both, (key) => key !== "details" && !isDeepStrictEqual(both[key], course[key]));
  const draft = isEmpty(details) ? left : { ...left, details };
  return isEmpty(draft) ? null : draft;
}

/** The details that are edited as a draft, in the order of the form. */
export const courseDetails = [
  "TITLE",
  "SUBTITLE",
  "SUMMARY",
  "DESCRIPTION",
  "GOALS",
  "REQUIREMENTS",
  "LEVEL",
  "LANGUAGE",
  "THUMBNAIL",
  "PROMO",
] as const;
export type CourseDetail = (typeof courseDetails)[number];

const valueIn: Readonly<Record<CourseDetail, (change: DetailsChange) => unknown>> = {
  TITLE: ({ title }) => title,
  SUBTITLE: ({ details }) => details?.subtitle,
  SUMMARY: ({ summary }) => summary,
  DESCRIPTION: ({ description }) => description,
  GOALS: ({ details }) => details?.goals,
  REQUIREMENTS: ({ details }) => details?.requirements,
  LEVEL: ({ details }) => details?.level,
  LANGUAGE: ({ details }) => details?.language,
  THUMBNAIL: ({ thumbnail }) => thumbnail,
  PROMO: ({ details, promoFileId }) => (details?.promoUrl === undefined ? promoFileId : details.promoUrl),
};

/** Returns the details that a draft changes. */
export function changedDetails(draft: DetailsChange): readonly CourseDetail[] {
  return courseDetails.filter((detail) => valueIn[detail](draft) !== undefined);
}

/** Returns the part of a change that its product repeats; null without one. */
export function updateOf(courseId: string, change: CourseChange, { priceRevision }: SoldCourse): CourseUpdate | null {
  const withTexts = change.title !== undefined || change.summary !== undefined;
  const withCategories = change.categories !== undefined;
  if (!withTexts && !withCategories && !change.price) return null;
  return { courseId, withTexts, withCategories, price: change.price ?? null, priceRevision };
}

/** Returns the fields of a course for the audit log. */
export function auditedCourse(course: ChangedCourse, price: DecimalMoney | null = null) {
  const { title, summary, categories, category, thumbnail, description, details, promoFileId, custom } = course;
  const own = { title, summary, categories, category, thumbnail, description, promoFileId };
  return { ...own, ...details, ...auditedCustom(custom), price };
}

function keep<Fields extends object>(fields: Fields, isKept: (key: keyof Fields) => boolean): Partial<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => isKept(key as keyof Fields))) as Partial<Fields>;
}

function isEmpty(fields: object): boolean {
  return Object.keys(fields).length === 0;
}
