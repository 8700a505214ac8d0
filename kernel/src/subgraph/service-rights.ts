import { subgraphNames } from "../config/subgraph-addresses.js";

/**
 * The fields that services may request through the router with their own token, as the calls of the other systems
 * between their services do: subgraph, field, services. A field of an entity is `Type.field`. Services call each other
 * directly for everything else (`service-calls.ts`).
 */
const rights: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  accounts: { user: subgraphNames },
  notifications: { sendNotification: ["accounts", "courses", "orders", "payments", "shipping"] },
  orders: { advanceOrder: ["payments", "shipping"], order: ["orders", "payments", "shipping"], payOrder: ["orders"] },
  payments: { "Order.payments": ["orders"] },
  shipping: { "Order.shipments": ["orders"], addShipment: ["orders"], updateShipment: ["shipping"] },
};

export interface ServiceRequest {
  readonly service: string;
  readonly subgraph: string;
  readonly field: string;
}

export function mayServiceRequest({ service, subgraph, field }: ServiceRequest): boolean {
  return rights[subgraph]?.[field]?.includes(service) ?? false;
}
