import type { Clock } from "@souk/kernel/values/clock";
import type { InvalidField } from "@souk/kernel/errors/invalid-field";
import { checkInput } from "@souk/kernel/errors/invalid-field";
import { checkTimeOf } from "./expire-reservation.js";
import type { ReservationStore, ReserveOutcome } from "./reservation-store.js";
import { linesByProduct, type StockLine } from "./stock.js";
import { orderLinesRule } from "./order-lines-rule.js";

export interface ReserveStockInput {
  readonly orderId: string;
  readonly lines: readonly StockLine[];
}

export type ReserveStockOutcome =
  | ({ readonly kind: "answered" } & ReserveOutcome)
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

export interface ReserveStockDependencies {
  readonly reservations: Pick<ReservationStore, "reserve">;
  readonly clock: Clock;
  readonly reservationSeconds: number;
}

/** Reserves units for an order for `reservationSeconds`: all lines or none. Adds up lines of the same product. */
export function reserveStock({ reservations, clock, reservationSeconds }: ReserveStockDependencies) {
  return async (input: ReserveStockInput): Promise<ReserveStockOutcome> => {
    const checked = checkInput(orderLinesRule, input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const { orderId, lines } = checked.value;
    const now = clock.now();
    const expiresAt = new Date(now.getTime() + reservationSeconds * 1000);
    const checkAt = checkTimeOf(expiresAt, reservationSeconds);
    const outcome = await reservations.reserve({ orderId, lines: linesByProduct(lines), now, checkAt, expiresAt });
    return { kind: "answered", ...outcome };
  };
}
