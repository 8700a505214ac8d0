import { checkInput } from "@souk/kernel/errors/invalid-field";
import { parseAmount } from "@souk/kernel/values/money";
import { z } from "zod";
import type { OrderStatus } from "./order.js";

export const orderSorts = ["NEWEST", "OLDEST", "TOTAL_DESC", "TOTAL_ASC"] as const;
export type OrderSort = (typeof orderSorts)[number];

/** All conditions must hold. */
export interface OrderFilter {
  /** Orders of this buyer; all orders when absent. */
  readonly buyerId?: string;
  readonly customerId?: string;
  readonly status?: OrderStatus;
  /** Any of these statuses; not empty. */
  readonly statuses?: readonly OrderStatus[];
  readonly number?: string;
  readonly sku?: string;
  readonly email?: PersonSearch;
  readonly placedFrom?: Date;
  /** Exclusive. */
  readonly placedTo?: Date;
  readonly minTotalMinor?: number;
  readonly maxTotalMinor?: number;
  readonly search?: PersonSearch;
}

/** A text that is matched against guests' orders, and the ids of the users that accounts found for it. */
export interface PersonSearch {
  readonly text: string;
  readonly userIds: readonly string[];
}

/** The filter from the client; null or absent values do not filter. */
export interface RequestedFilter {
  readonly search?: string | null;
  readonly number?: string | null;
  readonly email?: string | null;
  readonly sku?: string | null;
  readonly status?: OrderStatus | null;
  readonly statuses?: readonly OrderStatus[] | null;
  readonly placedFrom?: Date | null;
  readonly placedTo?: Date | null;
  /** Decimal strings in the shop's currency. */
  readonly minTotal?: string | null;
  readonly maxTotal?: string | null;
  readonly customerId?: string | null;
}

export interface BadFilter {
  readonly kind: "badFilter";
  readonly path: string;
  readonly message: string;
}

type CheckedFilter = Omit<OrderFilter, "search" | "email"> & { readonly search?: string; readonly email?: string };

const maxTextLength = 200;
const searchText = z.string().max(maxTextLength, `must be at most ${maxTextLength} characters`);

export function readFilter(requested: RequestedFilter, currency: string): CheckedFilter | BadFilter {
  const { status, statuses, placedFrom, placedTo } = requested;
  const texts: { -readonly [Name in "search" | "number" | "email" | "sku" | "customerId"]?: string } = {};
  for (const name of ["search", "number", "email", "sku", "customerId"] as const) {
    const text = requested[name]?.trim();
    if (!text) continue;
    // accounts would refuse the text, which would look like a fault of the shop
    const checked = checkInput(searchText, text);
    if (!checked.ok) return bad(name, checked.fields[0]?.message ?? "cannot be looked for");
    texts[name] = checked.value;
  }
  const bounds: { minTotalMinor?: number; maxTotalMinor?: number } = {};
  for (const name of ["minTotal", "maxTotal"] as const) {
    const amount = requested[name];
    if (amount == null) continue;
    const parsed = parseAmount(amount, currency);
    if (!parsed.ok) return bad(name, parsed.message);
    bounds[`${name}Minor`] = parsed.amountMinor;
  }
  return {
    ...texts,
    ...bounds,
    ...(status == null ? {} : { status }),
    ...(statuses == null || statuses.length === 0 ? {} : { statuses }),
    ...(placedFrom == null ? {} : { placedFrom }),
    ...(placedTo == null ? {} : { placedTo }),
  };
}

function bad(name: keyof RequestedFilter, message: string): BadFilter {
  return { kind: "badFilter", path: `filter.${name}`, message };
}
