import type { Format } from "./format.js";
import type { Staging } from "./staging.js";

/** The kind of record of a course category; `categories` are those of the catalog. */
export const courseCategoryKind = "course categories";

export interface ImportContext {
  readonly staging: Staging;
  readonly format: Format;
  readonly dryRun: boolean;
  /** Whether addresses count as verified that the other system did not verify. */
  readonly trustsAddresses: boolean;
  /** The country of addresses without one: ISO 3166-1 alpha-2. */
  readonly country: string;
  /** The shop's currency. */
  readonly currency: string;
}
