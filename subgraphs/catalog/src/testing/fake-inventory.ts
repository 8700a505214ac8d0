import type { InventoryPeer } from "../domain/peers.js";

/** Accepts all stock and stores none. */
export const fakeInventory: InventoryPeer = {
  receiveInitialStock: async () => undefined,
  stockOf: async () => [],
  setStock: async () => [],
};
