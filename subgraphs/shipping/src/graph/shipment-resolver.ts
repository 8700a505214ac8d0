import { adminActOf } from "@souk/kernel/admin-act-of";
import type { GraphContext } from "@souk/kernel/graph-context";
import { Arg, Authorized, Ctx, Directive, Mutation, Query, Resolver } from "type-graphql";
import type { ShippingDomain } from "../domain/shipping-domain.js";
import { ShipmentType, shipmentTypeFrom } from "./shipment-type.js";
import { CancelShipmentInput, CreateShipmentInput, ShippingRateInput, UpdateShipmentInput } from "./shipping-inputs.js";
import { ShippingRateType, toShippingRate } from "./shipping-rate-type.js";
import { badInput, toUpdateShipmentResult, UpdateShipmentResult } from "./shipping-results.js";

@Resolver(() => ShipmentType)
export class ShipmentResolver {
  constructor(private readonly domain: ShippingDomain) {}

  @Authorized("GUEST")
  @Query(() => ShipmentType, {
    nullable: true,
    description: "For its buyer and admins; null for others, and when there is none.",
  })
  async shipment(
    @Arg("trackingNumber", () => String) trackingNumber: string,
    @Ctx() { viewer }: GraphContext,
  ): Promise<ShipmentType | null> {
    const shipment = await this.domain.findShipment(trackingNumber, viewer);
    return shipment && shipmentTypeFrom(shipment);
  }

  @Authorized("ADMIN")
  @Mutation(() => UpdateShipmentResult, {
    nullable: true,
    description:
      "Admins. Each change of status is mailed to the buyer; one that the present status forbids is a Conflict.",
  })
  async updateShipment(
    @Arg("input", () => UpdateShipmentInput) input: UpdateShipmentInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof UpdateShipmentResult> {
    return toUpdateShipmentResult(await this.domain.updateShipment(input, adminActOf(context, "updateShipment")));
  }

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Query(() => ShippingRateType, {
    nullable: true,
    description: "Null: no such carrier, or it does not go there, or has no rates in this currency.",
  })
  async shippingRate(
    @Arg("input", () => ShippingRateInput) input: ShippingRateInput,
  ): Promise<ShippingRateType | null> {
    return toShippingRate(await this.domain.quoteShipping(input));
  }

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => Boolean, {
    description: "Once per order. True, whether it was made now or before; false when the order was cancelled.",
  })
  async createShipment(@Arg("input", () => CreateShipmentInput) input: CreateShipmentInput): Promise<boolean> {
    const outcome = await this.domain.createShipment(input);
    if (outcome.kind === "invalid") throw badInput(outcome.fields);
    return outcome.kind !== "cancelled";
  }

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => Boolean, {
    description:
      "The order's shipment fails for this reason and is not mailed; where there is none yet, none will be made. " +
      "False when it has left: it stays as it is.",
  })
  async cancelShipment(@Arg("input", () => CancelShipmentInput) input: CancelShipmentInput): Promise<boolean> {
    const outcome = await this.domain.cancelShipment(input);
    if (outcome.kind === "invalid") throw badInput(outcome.fields);
    return outcome.kind === "cancelled";
  }
}
