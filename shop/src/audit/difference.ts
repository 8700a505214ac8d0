/** A difference between two figures; amounts are in the decimal form of their currency. */
export interface Finding {
  /** The order, payment, product or job. */
  readonly subject: string;
  readonly expected: string;
  readonly found: string;
}

export interface Difference extends Finding {
  /** The name of the check that found it. */
  readonly check: string;
  /** The next step for a shop owner. */
  readonly advice: string;
}
