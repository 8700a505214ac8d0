import type { CustomCondition } from "@souk/kernel/custom-fields/custom-filter";
import type { StoredField } from "@souk/kernel/custom-fields/entity-fields";
import type { CourseStatus } from "./course.js";

export interface CourseFilter {
  readonly search?: string;
  /** A category of the catalog, which the product has. */
  readonly categorySlug?: string;
  /** A course category. */
  readonly courseCategorySlug?: string;
  readonly instructorId?: string;
  /** Every status when absent. */
  readonly status?: CourseStatus;
  readonly custom?: readonly CustomCondition[];
  /** The declared fields that `search` searches too. */
  readonly searchedCustom?: readonly StoredField[];
}

export const courseSorts = ["NEWEST", "OLDEST", "TITLE_ASC", "TITLE_DESC"] as const;
/** One of `courseSorts`, or a sort by a declared field: `CUSTOM_LEVEL`. */
export type CourseSort = (typeof courseSorts)[number] | `CUSTOM_${string}`;

/** Number of values in a cursor: the sort value and the id. */
export const courseCursorLength = 2;
