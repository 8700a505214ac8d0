import type { JobHandlers } from "@souk/kernel/jobs/jobs";
import type { StockList, InventoryPeer } from "../domain/peers.js";

export function catalogJobs(inventory: InventoryPeer): JobHandlers {
  return {
    receiveInitialStock: ({ productId, quantity }: { productId: string; quantity: number }) =>
      inventory.receiveInitialStock(productId, quantity),
    setStock: async (list: StockList) => void (await inventory.setStock(list)),
  };
}
