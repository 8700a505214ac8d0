/** What two figures disagree about; an amount is in its currency's decimal form. */
export interface Finding {
  /** The order, payment, product or job. */
  readonly subject: string;
  readonly expected: string;
  readonly found: string;
}

export interface Difference extends Finding {
  /** The name of the check that met it. */
  readonly check: string;
}
