import { isAdmin, type Viewer } from "@souk/kernel/identity/viewer";
import { batchLoader, groupLoader } from "@souk/kernel/peers/batch-loader";
import { pageOf, readPageArguments, type Page, type PageArguments, type PageRequest } from "@souk/kernel/values/page";
import type { Transaction } from "./transaction.js";

/** Reads the journals of payments. */
export interface TransactionStore {
  /** Returns the transactions of these payments, oldest first within each payment. */
  transactionsOf(paymentIds: readonly string[]): Promise<readonly Transaction[]>;
  /** Returns the same page of several buyers, newest first, each with one more row. */
  pageOfBuyers(buyerIds: readonly string[], page: PageRequest): Promise<readonly Transaction[]>;
  countOfBuyers(buyerIds: readonly string[]): Promise<readonly { readonly buyerId: string; readonly count: number }[]>;
}

export const transactionOrder = "NEWEST";
const cursorLength = 3;

/** Loads the same page for several buyers. All requests of one tick cost one statement, and one more for the counts. */
export interface TransactionLister {
  page(buyerId: string): Promise<Page<Transaction>>;
  count(buyerId: string): Promise<number>;
}

/** Lists the transactions of buyers, newest first. Throws PageArgumentError. */
export function listTransactions({ transactions }: { readonly transactions: TransactionStore }) {
  return (page: PageArguments): TransactionLister => {
    const request = readPageArguments(page, transactionOrder, cursorLength);
    const pages = groupLoader(
      (buyerIds) => transactions.pageOfBuyers(buyerIds, request),
      (transaction) => transaction.buyerId,
    );
    const counts = batchLoader(
      (buyerIds) => transactions.countOfBuyers(buyerIds),
      (row) => row.buyerId,
    );
    return {
      page: async (buyerId) => pageOf(request, await pages.load(buyerId)),
      count: async (buyerId) => (await counts.load(buyerId))?.count ?? 0,
    };
  };
}

export function mayListTransactions(viewer: Viewer, userId: string): boolean {
  return isAdmin(viewer) || (viewer.kind === "user" && viewer.id === userId);
}
