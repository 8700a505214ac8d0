import { bodyLimitBytes, queryLimits, type QueryLimits } from "../limits/query-limits.js";

/** The limits of one request. */
export interface RequestLimits extends QueryLimits {
  readonly bodyBytes: number;
  /** Whether clients may read the schema by `__schema` and `__type`. */
  readonly introspection: boolean;
}

export const defaultLimits: RequestLimits = { ...queryLimits, bodyBytes: bodyLimitBytes, introspection: true };
