import type { ReferenceResolver } from "@souk/kernel/graph/federation-fields";
import { isUuid } from "@souk/kernel/values/uuid";
import { orderStub } from "./order-stub.js";
import { userStub } from "./user-stub.js";

/** Resolves any id: only orders and accounts know whether the order or the user exists. An unknown one has no payments. */
export const paymentsReferences: Record<string, ReferenceResolver> = {
  Order: ({ id }) => (isUuid(id) ? orderStub(id) : null),
  User: ({ id }) => (isUuid(id) ? userStub(id) : null),
};
