import type { ShipmentStore } from "./shipment-store.js";

/**
 * Returns a known carrier in its own spelling. Returns any other name unchanged, because the staff may use another
 * courier.
 */
export async function carrierNamed(shipments: Pick<ShipmentStore, "carriers">, name: string): Promise<string> {
  const known = await shipments.carriers();
  return known.find((carrier) => carrier.toLowerCase() === name.toLowerCase()) ?? name;
}
