import type { JobHandlers } from "@souk/kernel/jobs/jobs";
import type { StockList, StockLists, StockReceiver } from "../domain/inventory.js";

export function catalogJobs({ stock, stockLists }: { stock: StockReceiver; stockLists: StockLists }): JobHandlers {
  return {
    receiveInitialStock: ({ productId, quantity }: { productId: string; quantity: number }) =>
      stock.receiveInitialStock(productId, quantity),
    setStock: async (list: StockList) => void (await stockLists.setStock(list)),
  };
}
