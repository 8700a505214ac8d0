import type { JobHandlers } from "@souk/kernel/jobs/jobs";
import type { StockList, StockLists } from "../domain/inventory.js";
import type { StockReceiver } from "../domain/stock-receiver.js";

export function catalogJobs({ stock, stockLists }: { stock: StockReceiver; stockLists: StockLists }): JobHandlers {
  return {
    receiveInitialStock: ({ productId, quantity }: { productId: string; quantity: number }) =>
      stock.receiveInitialStock(productId, quantity),
    setStock: async (list: StockList) => void (await stockLists.setStock(list)),
  };
}
