import type { AttemptKey } from "./order-store.js";

/** Returns the idempotency key that payments uses for an attempt's charge. */
export function chargeKey(orderId: string, { operation, key }: AttemptKey): string {
  return `${operation}:${orderId}:${key}`;
}

/** Returns the name of an attempt within its order. */
export function attemptName({ operation, key }: AttemptKey): string {
  return `${operation}:${key}`;
}
