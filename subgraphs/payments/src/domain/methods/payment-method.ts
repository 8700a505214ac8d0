import type { CardFace } from "../charge/card-face.js";

/** A user's stored card: a token of the provider's vault, and the data of the card that may be shown. */
export interface PaymentMethod extends CardFace {
  readonly id: string;
  readonly userId: string;
  readonly cardToken: string;
  /** The name of the provider that stores the card; null for methods from before names were stored. */
  readonly provider: string | null;
  readonly expiryMonth: number;
  readonly expiryYear: number;
  /** At most one of a user's methods. */
  readonly isDefault: boolean;
  readonly createdAt: Date;
}
