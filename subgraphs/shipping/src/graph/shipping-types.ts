import { ImportResolver } from "@souk/kernel/imports/import-resolver";
import { OutboxResolver } from "@souk/kernel/graph/outbox-resolver";
import { PersonalDataResolver } from "@souk/kernel/graph/personal-data-resolver";
import type { GraphTypes } from "@souk/kernel/graph/subgraph-schema";
import { ClaimResolver } from "./shipment/claim-resolver.js";
import { CartShippingType } from "./rate/cart-shipping-type.js";
import { OrderResolver } from "./shipment/order-resolver.js";
import { OrderStub } from "./order-stub.js";
import { RateResolver } from "./rate/rate-resolver.js";
import { ShipmentResolver } from "./shipment/shipment-resolver.js";

export const shippingTypes: GraphTypes = {
  resolvers: [
    ShipmentResolver,
    OrderResolver,
    RateResolver,
    ClaimResolver,
    OutboxResolver,
    ImportResolver,
    PersonalDataResolver,
  ],
  orphanedTypes: [OrderStub, CartShippingType],
};
