import type { PaymentMethod } from "./payment-method.js";

/**
 * Stores the payment methods of users. A removed method is deleted: payments have their own copy of its brand and
 * digits.
 */
export interface PaymentMethodStore {
  /** Newest first. */
  listMethods(userId: string): Promise<readonly PaymentMethod[]>;
  /** Null when the user has no such method. */
  findMethod(id: string, userId: string): Promise<PaymentMethod | null>;
  /** Returns false when the user already has `max` methods, also when several are added at once. */
  insertMethod(method: PaymentMethod, max: number): Promise<boolean>;
  /** Returns the removed method; null when the user has no such method. */
  removeMethod(id: string, userId: string): Promise<PaymentMethod | null>;
}
