import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { ArgsType, Directive, Field, ID, InputType, Int, ObjectType } from "type-graphql";

@InputType()
export class AdjustStockInput {
  @Field(() => ID)
  productId!: string;

  @Field(() => Int, { description: "Units to add (positive) or to remove (negative)." })
  delta!: number;

  @Field(() => String, { description: "Stored with the movement, 1 to 200 characters." })
  reason!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "A repeat with the same key and input moves nothing; the same key with another input is IdempotencyKeyReused. 1 to 200 characters; the header Idempotency-Key when absent.",
  })
  idempotencyKey?: string | null;
}

@InputType()
export class SetStockInput {
  @Field(() => ID)
  productId!: string;

  @Field(() => Int, { description: "The counted units, 0 or more." })
  onHand!: number;

  @Field(() => Int, {
    nullable: true,
    description: "The number on hand that the client knows. If it has changed since, nothing changes: a Conflict.",
  })
  expectedOnHand?: number | null;

  @Field(() => String, { description: "Stored with the movement, 1 to 200 characters." })
  reason!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "A repeat with the same key and input moves nothing; the same key with another input is IdempotencyKeyReused. 1 to 200 characters; the header Idempotency-Key when absent.",
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
    description:
      "Releases only a reservation that expires at that time or is held, not one that the order has made since.",
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
  description: "Without shortages, all lines are reserved. Otherwise lists the shortages, and nothing is reserved.",
})
export class ReserveStockResultType {
  @Field(() => [StockShortageOfLineType])
  shortages!: StockShortageOfLineType[];

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When the reservation ends. Null when nothing is reserved, or when the reservation is held.",
  })
  expiresAt!: Date | null;
}
