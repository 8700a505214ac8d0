import type { JobHandlers } from "@souk/kernel/jobs";
import type { StockReceiver } from "../domain/stock-receiver.js";

export function catalogJobs({ stock }: { stock: StockReceiver }): JobHandlers {
  return {
    receiveInitialStock: ({ productId, quantity }: { productId: string; quantity: number }) =>
      stock.receiveInitialStock(productId, quantity),
  };
}
