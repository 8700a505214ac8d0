import type { ReferenceResolver } from "@souk/kernel/graph/federation-fields";
import { isUuid } from "@souk/kernel/values/uuid";
import { OrderStub } from "./order-stub.js";

/** Resolves every id: only orders knows which orders exist. An unknown order has no mails. */
export const notificationsReferences: Record<string, ReferenceResolver> = {
  Order: ({ id }) => (isUuid(id) ? Object.assign(new OrderStub(), { id: id.toLowerCase() }) : null),
};
