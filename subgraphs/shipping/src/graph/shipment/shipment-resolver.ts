import { adminActionOf } from "@souk/kernel/audit/admin-action-of";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { Arg, Args, Authorized, Ctx, Directive, Mutation, Query, Resolver } from "type-graphql";
import type { ShippingDomain } from "../../domain/shipping-domain.js";
import { CarrierType, ShipmentType, shipmentTypeFrom } from "./shipment-type.js";
import {
  AddShipmentInput,
  CancelShipmentInput,
  ChangeShipmentInput,
  CreateShipmentInput,
  ShippingRateInput,
  UpdateShipmentInput,
  WithdrawShipmentArgs,
} from "./shipment-inputs.js";
import { ShippingRateType, toShippingRate } from "../rate/shipping-rate-type.js";
import {
  AddShipmentResult,
  badInput,
  ChangeShipmentResult,
  toAddShipmentResult,
  toChangeShipmentResult,
  toUpdateShipmentResult,
  UpdateShipmentResult,
} from "./shipment-results.js";

@Resolver(() => ShipmentType)
export class ShipmentResolver {
  constructor(private readonly domain: ShippingDomain) {}

  @Authorized("GUEST")
  @Query(() => ShipmentType, {
    nullable: true,
    description: "For its buyer and admins; null for others, and for an unknown number.",
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
      "For admins. Each change of status is mailed to the buyer; a move that the current status forbids is a Conflict.",
  })
  async updateShipment(
    @Arg("input", () => UpdateShipmentInput) input: UpdateShipmentInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof UpdateShipmentResult> {
    return toUpdateShipmentResult(await this.domain.updateShipment(input, adminActionOf(context, "updateShipment")));
  }

  @Authorized("ADMIN")
  @Query(() => [CarrierType], {
    nullable: true,
    description: "For admins. The active carriers, the default one first.",
  })
  async carriers(): Promise<CarrierType[]> {
    return (await this.domain.shipments.carriers()).map((name) => Object.assign(new CarrierType(), { name }));
  }

  @Authorized("ADMIN")
  @Mutation(() => AddShipmentResult, {
    nullable: true,
    description:
      "For admins. Adds a parcel to an order: for some of its lines, for goods that are in no parcel, or to replace a parcel. The units of a line in all parcels, replacements excluded, never exceed the units to be shipped; a parcel that loses all its lines to the new one is cancelled.",
  })
  async addShipment(
    @Arg("input", () => AddShipmentInput) input: AddShipmentInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof AddShipmentResult> {
    const outcome = await this.domain.addShipment(input, adminActionOf(context, "addShipment"));
    context.reply.idempotencyReplayed = outcome.kind === "added" && outcome.isReplay;
    return toAddShipmentResult(outcome);
  }

  @Authorized("ADMIN")
  @Mutation(() => ChangeShipmentResult, {
    nullable: true,
    description:
      "For admins. Changes the carrier and the address of a parcel that has not left, and the carrier's number and link at any time. The buyer gets no mail.",
  })
  async changeShipment(
    @Arg("input", () => ChangeShipmentInput) input: ChangeShipmentInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof ChangeShipmentResult> {
    return toChangeShipmentResult(await this.domain.changeShipment(input, adminActionOf(context, "changeShipment")));
  }

  @Authorized("ADMIN")
  @Mutation(() => ChangeShipmentResult, {
    nullable: true,
    description:
      "For admins. Cancels a parcel that has not left; `addShipment` sends its goods in another one. The reason is one line of at most 500 characters. The buyer gets no mail.",
  })
  async withdrawShipment(
    @Args(() => WithdrawShipmentArgs) { trackingNumber, reason }: WithdrawShipmentArgs,
    @Ctx() context: GraphContext,
  ): Promise<typeof ChangeShipmentResult> {
    const action = adminActionOf(context, "withdrawShipment");
    return toChangeShipmentResult(await this.domain.withdrawShipment(trackingNumber, reason, action));
  }

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Query(() => ShippingRateType, {
    nullable: true,
    description: "Null when the carrier does not exist, does not serve the country, or has no rates in this currency.",
  })
  async shippingRate(
    @Arg("input", () => ShippingRateInput) input: ShippingRateInput,
  ): Promise<ShippingRateType | null> {
    return toShippingRate(await this.domain.quoteShipping(input));
  }

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => Boolean, {
    description: "Creates one shipment per order. True if it exists, new or not; false if the order was cancelled.",
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
      "Each shipment of the order that has not left becomes FAILED for this reason and is not mailed; no new one is created. " +
      "False when a shipment has left: it stays unchanged.",
  })
  async cancelShipment(@Arg("input", () => CancelShipmentInput) input: CancelShipmentInput): Promise<boolean> {
    const outcome = await this.domain.cancelShipment(input);
    if (outcome.kind === "invalid") throw badInput(outcome.fields);
    return outcome.kind === "cancelled";
  }
}
