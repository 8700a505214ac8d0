import { ArgsType, Field, ID } from "type-graphql";
import { OrderStatusEnum } from "./order-type.js";

@ArgsType()
export class OrderKeyArgs {
  @Field(() => ID, { nullable: true })
  id?: string | null;

  @Field(() => String, { nullable: true })
  number?: string | null;
}

@ArgsType()
export class CancelOrderArgs {
  @Field(() => ID)
  id!: string;

  @Field(() => String, {
    nullable: true,
    description: "Can also come in the header Idempotency-Key. A repeat returns the first answer.",
  })
  idempotencyKey?: string | null;
}

@ArgsType()
export class AdvanceOrderArgs {
  @Field(() => ID)
  id!: string;

  @Field(() => OrderStatusEnum, { description: "PROCESSING or COMPLETED." })
  to!: OrderStatusEnum;
}
