import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { ArgsType, Directive, Field, ID, InputType, Int, ObjectType } from "type-graphql";

@InputType()
export class AdjustStockInput {
  @Field(() => ID)
  productId!: string;

  @Field(() => Int, { description: "Units that come (more than 0) or go (less than 0)." })
  delta!: number;

  @Field(() => String, { description: "For the movement's record, 1 to 200 characters." })
  reason!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "The same key and input moves nothing a second time; the same key and another input is IdempotencyKeyReused. 1 to 200 characters; the header Idempotency-Key when absent.",
  })
  idempotencyKey?: string | null;
}

@InputType()
export class SetStockInput {
  @Field(() => ID)
  productId!: string;

  @Field(() => Int, { description: "Units that were counted, 0 or more." })
  onHand!: number;

  @Field(() => Int, {
    nullable: true,
    description: "What was on hand as far as the client knows. If it no longer is, nothing is changed: a Conflict.",
  })
  expectedOnHand?: number | null;

  @Field(() => String, { description: "For the movement's record, 1 to 200 characters." })
  reason!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "The same key and input moves nothing a second time; the same key and another input is IdempotencyKeyReused. 1 to 200 characters; the header Idempotency-Key when absent.",
  })
  idempotencyKey?: string | null;
}

@Directive("@inaccessible")
@InputType()
export class ReceiveStockInput {
  @Field(() => ID, { description: "A second receipt with the same id changes nothing." })
  eventId!: string;

  @Field(() => ID)
  productId!: string;

  @Field(() => Int)
  quantity!: number;

  @Field(() => String)
  reason!: string;
}

@Directive("@inaccessible")
@InputType()
export class ReservedLineInput {
  @Field(() => ID)
  productId!: string;

  @Field(() => Int)
  quantity!: number;
}

@Directive("@inaccessible")
@InputType()
export class ReserveStockInput {
  @Field(() => ID)
  orderId!: string;

  @Field(() => [ReservedLineInput])
  lines!: ReservedLineInput[];
}

@ArgsType()
export class ReleaseReservationArgs {
  @Field(() => ID)
  orderId!: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "Only a reservation that expires then, or is held; not one that the order has made since.",
  })
  expiresAt?: Date | null;
}

@Directive("@inaccessible")
@InputType()
export class ReturnStockInput {
  @Field(() => ID, { description: "A second return with the same id changes nothing. 1 to 200 characters." })
  eventId!: string;

  @Field(() => ID)
  orderId!: string;

  @Field(() => [ReservedLineInput])
  lines!: ReservedLineInput[];
}

@Directive("@inaccessible")
@ObjectType("StockShortageOfLine")
export class StockShortageOfLineType {
  @Field(() => ID)
  productId!: string;

  @Field(() => Int)
  requested!: number;

  @Field(() => Int)
  available!: number;
}

@Directive("@inaccessible")
@ObjectType("ReserveStockResult", {
  description: "No shortages: all lines are reserved. Else what is missing, and nothing was reserved.",
})
export class ReserveStockResultType {
  @Field(() => [StockShortageOfLineType])
  shortages!: StockShortageOfLineType[];

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When the reservation ends. Null when nothing is reserved, or the reservation is held.",
  })
  expiresAt!: Date | null;
}
