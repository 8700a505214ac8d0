import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { isUuid } from "@souk/kernel/values/uuid";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { maySeeShipment } from "../../domain/shipment/find-shipment.js";
import type { ShippingDomain } from "../../domain/shipping-domain.js";
import { OrderStub } from "../order-stub.js";
import { ShipmentType, shipmentTypeFrom } from "./shipment-type.js";
import { shippingLoaders } from "../shipping-loaders.js";

@Resolver(() => OrderStub)
export class OrderResolver {
  constructor(private readonly domain: ShippingDomain) {}

  @FieldResolver(() => [ShipmentType], {
    nullable: true,
    description: "For the buyer and admins. Empty until the order is paid, and when it holds only courses.",
  })
  async shipments(@Root() order: OrderStub, @Ctx() context: GraphContext): Promise<ShipmentType[]> {
    if (!isUuid(order.id)) return [];
    const shipments = await shippingLoaders(this.domain.shipments, context).shipmentsOfOrder.load(order.id);
    return shipments.filter((shipment) => maySeeShipment(shipment, context.viewer)).map(shipmentTypeFrom);
  }
}
