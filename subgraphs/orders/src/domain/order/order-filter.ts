import {
  customSorts,
  readCustomFilter,
  searchedFields,
  type CustomCondition,
  type GivenCustomFilter,
} from "@souk/kernel/custom-fields/custom-filter";
import { customSortValue } from "@souk/kernel/custom-fields/custom-columns";
import type { EntityFields, StoredField } from "@souk/kernel/custom-fields/entity-fields";
import { checkInput } from "@souk/kernel/errors/invalid-field";
import { parseAmount } from "@souk/kernel/values/money";
import { z } from "zod";
import type { CursorValue } from "@souk/kernel/values/page";
import type { Order, OrderStatus } from "./order.js";

export const orderSorts = ["NEWEST", "OLDEST", "TOTAL_DESC", "TOTAL_ASC"] as const;
/** A name that begins with `CUSTOM_` is a sort by a custom field: see `customSorts`. */
export type OrderSort = (typeof orderSorts)[number] | `CUSTOM_${string}`;

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
  readonly custom?: readonly CustomCondition[];
  /** The custom fields whose words a search finds. */
  readonly searchedCustom?: readonly StoredField[];
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
  readonly custom?: GivenCustomFilter | null;
}

export interface BadFilter {
  readonly kind: "badFilter";
  readonly path: string;
  readonly message: string;
}

type CheckedFilter = Omit<OrderFilter, "search" | "email"> & { readonly search?: string; readonly email?: string };

const maxTextLength = 200;
const searchText = z.string().max(maxTextLength, `must be at most ${maxTextLength} characters`);

export interface ReadFilterOptions {
  readonly currency: string;
  /** The fields that the viewer may filter by. */
  readonly fields: EntityFields;
}

export function readFilter(
  requested: RequestedFilter,
  { currency, fields }: ReadFilterOptions,
): CheckedFilter | BadFilter {
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
  const custom = readCustomFilter(fields, requested.custom ?? {}, currency);
  if (!custom.ok) return bad(`custom.${custom.name}`, custom.message);
  const searchedCustom = texts.search === undefined ? undefined : searchedFields(fields);
  return {
    ...texts,
    ...bounds,
    ...(custom.conditions.length === 0 ? {} : { custom: custom.conditions }),
    ...(searchedCustom === undefined ? {} : { searchedCustom }),
    ...(status == null ? {} : { status }),
    ...(statuses == null || statuses.length === 0 ? {} : { statuses }),
    ...(placedFrom == null ? {} : { placedFrom }),
    ...(placedTo == null ? {} : { placedTo }),
  };
}

/** Returns the value by which a list is sorted, for its cursors. */
export function sortValueOf(sort: OrderSort, fields: EntityFields = []): (order: Order) => CursorValue {
  const custom = customSorts(fields).get(sort);
  if (custom) return (order) => customSortValue(custom.field, order.custom);
  if (sort === "TOTAL_ASC" || sort === "TOTAL_DESC") return ({ total }) => total.amountMinor;
  return ({ placedAt }) => placedAt.toISOString();
}

function bad(name: string, message: string): BadFilter {
  return { kind: "badFilter", path: `filter.${name}`, message };
}
