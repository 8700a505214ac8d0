import type { PaymentMethod } from "./payment-method.js";

/** A user's stored methods. One that was removed is gone: payments have their own copy of what was shown of it. */
export interface PaymentMethodStore {
  /** Newest first. */
  listMethods(userId: string): Promise<readonly PaymentMethod[]>;
  /** Null when the user has no such method. */
  findMethod(id: string, userId: string): Promise<PaymentMethod | null>;
  /** False when the user has `max` of them, also when several are added at once. */
  insertMethod(method: PaymentMethod, max: number): Promise<boolean>;
  /** Answers with the one that is gone now; null when the user has no such method. */
  removeMethod(id: string, userId: string): Promise<PaymentMethod | null>;
}
