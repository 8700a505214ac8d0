/** The data of a card that may be shown. */
export interface CardFace {
  readonly brand: string;
  /** The last four digits. */
  readonly last4: string;
}
