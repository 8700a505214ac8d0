import { mayUseSort } from "@souk/kernel/custom-fields/custom-filter";
import { readableFields, type EntityFields } from "@souk/kernel/custom-fields/entity-fields";
import { batchLoader, groupLoader } from "@souk/kernel/peers/batch-loader";
import { pageOf, readPageArguments, type CursorValue, type Page, type PageArguments } from "@souk/kernel/values/page";
import { isUuid } from "@souk/kernel/values/uuid";
import type { MatchingUsers, OrderPeers } from "../peers.js";
import type { OrderStore } from "../order-store.js";
import { withFallback } from "../with-fallback.js";
import {
  readFilter,
  sortValueOf,
  type BadFilter,
  type OrderFilter,
  type OrderSort,
  type RequestedFilter,
} from "./order-filter.js";
import type { Order } from "./order.js";

export interface ListOrdersRequest {
  readonly page: PageArguments;
  readonly filter?: RequestedFilter | null | undefined;
  readonly sort?: OrderSort | null | undefined;
  /** Orders of this buyer; all orders when absent. */
  readonly buyerId?: string;
}

export interface OrderList {
  readonly kind: "listed";
  readonly page: Page<Order>;
  readonly sort: OrderSort;
  /** Returns the value by which the list is sorted. */
  readonly sortValue: (order: Order) => CursorValue;
  readonly count: () => Promise<number>;
}

export type ListOrdersOutcome = OrderList | BadFilter;

export interface ListOrdersDeps {
  readonly store: Pick<OrderStore, "listOrders" | "countOrders">;
  readonly peers: { readonly accounts: Pick<OrderPeers["accounts"], "matchingUsers"> };
  readonly currency: string;
  /** The fields that the shop has declared for orders. */
  readonly customFields?: EntityFields;
}

const orderCursorLength = 2;

/**
 * Lists orders. While accounts is unavailable, a search by name or address finds only guest orders and delivery
 * addresses. Throws PageArgumentError.
 */
export function listOrders({ store, peers, currency, customFields = [] }: ListOrdersDeps) {
  return async ({ page, filter: requested, sort: given, buyerId }: ListOrdersRequest): Promise<ListOrdersOutcome> => {
    const sort = given ?? "NEWEST";
    // a list of all orders is for admins
    const fields = readableFields(customFields, { isAdmin: buyerId === undefined, isOwner: true });
    if (!mayUseSort(fields, sort)) return { kind: "badFilter", path: "sort", message: "is for admins" };
    const sortValue = sortValueOf(sort, fields);
    const request = readPageArguments(page, sort, orderCursorLength);
    const checked = readFilter(requested ?? {}, { currency, fields });
    if ("kind" in checked) return checked;
    const { search, email, customerId, ...plain } = checked;
    // no user has this id
    if (customerId !== undefined && !isUuid(customerId))
      return { kind: "listed", page: pageOf(request, []), sort, sortValue, count: async () => 0 };
    const usersOf = async (matching: MatchingUsers): Promise<readonly string[]> =>
      buyerId === undefined ? withFallback(() => peers.accounts.matchingUsers(matching), []) : [];
    const filter: OrderFilter = {
      ...plain,
      ...(buyerId === undefined ? {} : { buyerId }),
      ...(customerId === undefined ? {} : { customerId }),
      ...(search === undefined ? {} : { search: { text: search, userIds: await usersOf({ search }) } }),
      ...(email === undefined ? {} : { email: { text: email, userIds: await usersOf({ email }) } }),
    };
    const rows = await store.listOrders(filter, sort, request);
    return { kind: "listed", page: pageOf(request, rows), sort, sortValue, count: () => store.countOrders(filter) };
  };
}

/** Loads the same page for several buyers. All requests of one tick cost one statement, and one more for the counts. */
export interface BuyerOrderLister {
  page(buyerId: string): Promise<Page<Order>>;
  count(buyerId: string): Promise<number>;
}

/** Lists orders of buyers, newest first. Throws PageArgumentError. */
export function listBuyerOrders({ store }: { readonly store: Pick<OrderStore, "pageOfBuyers" | "countOfBuyers"> }) {
  return (page: PageArguments): BuyerOrderLister => {
    const request = readPageArguments(page, "NEWEST", orderCursorLength);
    const pages = groupLoader(
      (ids) => store.pageOfBuyers(ids, request),
      (order) => order.buyerId,
    );
    const counts = batchLoader(
      (ids) => store.countOfBuyers(ids),
      (row) => row.buyerId,
    );
    return {
      page: async (buyerId) => pageOf(request, await pages.load(buyerId)),
      count: async (buyerId) => (await counts.load(buyerId))?.count ?? 0,
    };
  };
}

const maxNumbers = 20;

/** Returns the numbers of orders with outstanding goods or money, oldest first, at most 20. */
export function unfinishedOrders({ store }: { readonly store: Pick<OrderStore, "unfinishedOf"> }) {
  return async (buyerId: string): Promise<readonly string[]> =>
    isUuid(buyerId) ? store.unfinishedOf(buyerId, maxNumbers) : [];
}
