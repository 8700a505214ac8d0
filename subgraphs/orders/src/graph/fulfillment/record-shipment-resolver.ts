import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { Arg, Authorized, Directive, Field, ID, InputType, Mutation, registerEnumType, Resolver } from "type-graphql";
import type { OrdersDomain } from "../../domain/orders-domain.js";
import { RefundLineInput } from "../refund/refund-inputs.js";

export enum ShipmentStatusEnum {
  PENDING = "PENDING",
  LABEL_CREATED = "LABEL_CREATED",
  IN_TRANSIT = "IN_TRANSIT",
  OUT_FOR_DELIVERY = "OUT_FOR_DELIVERY",
  DELIVERED = "DELIVERED",
  FAILED = "FAILED",
  RETURNED = "RETURNED",
}

registerEnumType(ShipmentStatusEnum, { name: "ShipmentStatus" });

@Directive("@inaccessible")
@InputType()
export class RecordShipmentInput {
  @Field(() => ID)
  eventId!: string;

  @Field(() => ID)
  orderId!: string;

  @Field(() => String)
  trackingNumber!: string;

  @Field(() => String)
  carrier!: string;

  @Field(() => ShipmentStatusEnum)
  status!: ShipmentStatusEnum;

  @Field(() => String, { nullable: true })
  detail?: string | null;

  @Field(() => DateTimeScalar)
  at!: Date;

  @Field(() => Boolean, {
    nullable: true,
    description: "True if lines, carrier or address changed, but not the status.",
  })
  isChange?: boolean | null;

  @Field(() => [RefundLineInput], {
    nullable: true,
    description: "The current units in the parcel. Null for all goods of the order.",
  })
  lines?: RefundLineInput[] | null;

  @Field(() => Boolean, { nullable: true, description: "Whether the carrier has, or had, the parcel." })
  hasLeft?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "Whether any parcel of the order has left." })
  hasOrderLeft?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "Whether the parcel was cancelled before it left." })
  isCancelled?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: "The number of the parcel that it replaces; its units do not count as additional goods of the order.",
  })
  replaces?: string | null;
}

/** Called by shipping when a parcel changes. */
@Resolver()
export class RecordShipmentResolver {
  constructor(private readonly domain: OrdersDomain) {}

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => Boolean)
  async recordShipment(@Arg("input", () => RecordShipmentInput) input: RecordShipmentInput): Promise<boolean> {
    const { detail = null, lines = null, replaces = null, hasLeft = null } = input;
    const { isChange, isCancelled, hasOrderLeft } = input;
    await this.domain.recordShipment({
      ...input,
      detail,
      lines,
      replaces,
      hasLeft,
      isChange: isChange ?? false,
      isCancelled: isCancelled ?? false,
      hasOrderLeft: hasOrderLeft ?? false,
    });
    return true;
  }
}
