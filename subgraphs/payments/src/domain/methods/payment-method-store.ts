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
  /** Null when the user has no default. */
  findDefaultMethod(userId: string): Promise<PaymentMethod | null>;
  /**
   * Stores a method, as the default if the user has none. Returns null when the user already has `max` methods, also
   * when several are added at once.
   */
  insertMethod(method: Omit<PaymentMethod, "isDefault">, max: number): Promise<PaymentMethod | null>;
  /** Makes a method the only default. Returns it; null when the user has no such method. */
  setDefaultMethod(id: string, userId: string): Promise<PaymentMethod | null>;
  /**
   * Returns the removed method; null when the user has no such method. If it was the default, the oldest remaining one
   * becomes the default.
   */
  removeMethod(id: string, userId: string): Promise<PaymentMethod | null>;
}
