import { bodyLimitBytes, queryLimits, type QueryLimits } from "../limits/query-limits.js";

/** The limits of one request. */
export interface RequestLimits extends QueryLimits {
  readonly bodyBytes: number;
  /** Whether clients may read the schema by `__schema` and `__type`. */
  readonly introspection: boolean;
}

/**
 * The limits of the shop, and a higher cost: the costs of a graph without directives are rough, because each list has
 * ten entries.
 */
export const defaultLimits: RequestLimits = {
  ...queryLimits,
  cost: 100_000,
  bodyBytes: bodyLimitBytes,
  introspection: true,
};
