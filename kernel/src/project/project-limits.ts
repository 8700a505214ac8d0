/** The bounds of a project's own code. */
export interface ProjectLimits {
  /** The time that one rule may take, in milliseconds. */
  readonly ruleTimeoutMs: number;
  /** By how much the rules may change a price, in percent of the price in the catalog, down or up. */
  readonly priceChangePercent: number;
}

export const defaultLimits: ProjectLimits = { ruleTimeoutMs: 250, priceChangePercent: 100 };
