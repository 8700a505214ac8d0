import type { Clock } from "@souk/kernel/values/clock";
import {
  pageOf,
  readPageArguments,
  readSize,
  type ListedRow,
  type Page,
  type PageArguments,
} from "@souk/kernel/values/page";
import { daysAfter } from "../sessions/session-lifetimes.js";
import type { OperationClient, OperationUsage, UsageFilter, UsageSort, UsageStore } from "./usage-store.js";

/** The longest time that can be asked for. */
const maxUsageDays = 400;
const defaultDays = 30;
/** Clients of one operation in a list. */
const maxClients = 100;

export interface ListOperationsRequest {
  readonly page: PageArguments;
  readonly filter: UsageFilter;
  /** COUNT_DESC when absent. */
  readonly sort?: UsageSort | null | undefined;
  /** 30 when absent. */
  readonly days?: number | null | undefined;
}

export interface OperationsPage {
  readonly page: Page<ListedRow<OperationUsage>>;
  readonly sort: UsageSort;
  readonly count: () => Promise<number>;
  readonly clientsOf: (hashes: readonly string[]) => Promise<readonly OperationClient[]>;
}

interface ListDependencies {
  readonly usage: UsageStore;
  readonly clock: Clock;
}

/** Lists the operations that clients sent in the last days, today included. Throws PageArgumentError. */
export function listOperations({ usage, clock }: ListDependencies) {
  return async ({ page, filter, sort: requestedSort, days }: ListOperationsRequest): Promise<OperationsPage> => {
    const sort = requestedSort ?? "COUNT_DESC";
    const request = readPageArguments(page, sort, 2);
    const from = firstDay(clock.now(), readSize("days", days, { max: maxUsageDays, absent: defaultDays }));
    const clientsOf = (hashes: readonly string[]) => usage.clientsOf(hashes, from, maxClients);
    if ([filter.search, filter.field].some((text) => text?.includes("\0")))
      return { page: pageOf(request, []), sort, count: async () => 0, clientsOf };
    const rows = await usage.list(filter, sort, request, from);
    return { page: pageOf(request, rows), sort, count: () => usage.count(filter, from), clientsOf };
  };
}

function firstDay(now: Date, days: number): Date {
  const day = daysAfter(now, 1 - days);
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate()));
}
