import { checkInput } from "@souk/kernel/errors/invalid-field";
import { parseAmount } from "@souk/kernel/values/money";
import { pageOf, readPageArguments, type Page, type PageArguments } from "@souk/kernel/values/page";
import { isUuid } from "@souk/kernel/values/uuid";
import { z } from "zod";
import type { OrderFilter, OrderSort } from "./order-filter.js";
import type { MatchingUsers, OrderPeers } from "../order-peers.js";
import type { Order, OrderStatus } from "./order.js";
import type { OrderStore } from "../order-store.js";
import { unlessAway } from "../unless-away.js";

/** The filter from the client; null or absent values do not filter. */
export interface WantedOrders {
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

export interface ListOrdersRequest {
  readonly page: PageArguments;
  readonly wanted?: WantedOrders | null | undefined;
  readonly sort?: OrderSort | null | undefined;
  /** Orders of this buyer; all orders when absent. */
  readonly buyerId?: string;
}

export interface OrderList {
  readonly kind: "listed";
  readonly page: Page<Order>;
  readonly sort: OrderSort;
  readonly count: () => Promise<number>;
}
interface BadFilter {
  readonly kind: "badFilter";
  readonly path: string;
  readonly message: string;
}
export type ListOrdersOutcome = OrderList | BadFilter;

export interface ListOrdersParts {
  readonly store: Pick<OrderStore, "listOrders" | "countOrders">;
  readonly peers: { readonly accounts: Pick<OrderPeers["accounts"], "matchingUsers"> };
  readonly currency: string;
}

export const orderCursorLength = 2;

/**
 * Lists orders. While accounts is unavailable, a search by name or address finds only guest orders and delivery
 * addresses. Throws PageArgumentError.
 */
export function listOrders({ store, peers, currency }: ListOrdersParts) {
  return async ({ page, wanted, sort: given, buyerId }: ListOrdersRequest): Promise<ListOrdersOutcome> => {
    const sort = given ?? "NEWEST";
    const request = readPageArguments(page, sort, orderCursorLength);
    const checked = readFilter(wanted ?? {}, currency);
    if ("kind" in checked) return checked;
    const { search, email, customerId, ...plain } = checked;
    // no user has this id
    if (customerId !== undefined && !isUuid(customerId))
      return { kind: "listed", page: pageOf(request, []), sort, count: async () => 0 };
    const usersOf = async (matching: MatchingUsers): Promise<readonly string[]> =>
      buyerId === undefined ? unlessAway(() => peers.accounts.matchingUsers(matching), []) : [];
    const filter: OrderFilter = {
      ...plain,
      ...(buyerId === undefined ? {} : { buyerId }),
      ...(customerId === undefined ? {} : { customerId }),
      ...(search === undefined ? {} : { search: { text: search, userIds: await usersOf({ search }) } }),
      ...(email === undefined ? {} : { email: { text: email, userIds: await usersOf({ email }) } }),
    };
    const rows = await store.listOrders(filter, sort, request);
    return { kind: "listed", page: pageOf(request, rows), sort, count: () => store.countOrders(filter) };
  };
}

type CheckedFilter = Omit<OrderFilter, "search" | "email"> & { readonly search?: string; readonly email?: string };

const maxTextLength = 200;
const searchText = z.string().max(maxTextLength, `must be at most ${maxTextLength} characters`);

function readFilter(wanted: WantedOrders, currency: string): CheckedFilter | BadFilter {
  const { status, statuses, placedFrom, placedTo } = wanted;
  const texts: { -readonly [Name in "search" | "number" | "email" | "sku" | "customerId"]?: string } = {};
  for (const name of ["search", "number", "email", "sku", "customerId"] as const) {
    const text = wanted[name]?.trim();
    if (!text) continue;
    // accounts would refuse the text, which would look like a fault of the shop
    const checked = checkInput(searchText, text);
    if (!checked.ok) return bad(name, checked.fields[0]?.message ?? "cannot be looked for");
    texts[name] = checked.value;
  }
  const bounds: { minTotalMinor?: number; maxTotalMinor?: number } = {};
  for (const name of ["minTotal", "maxTotal"] as const) {
    const amount = wanted[name];
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

function bad(name: keyof WantedOrders, message: string): BadFilter {
  return { kind: "badFilter", path: `filter.${name}`, message };
}
