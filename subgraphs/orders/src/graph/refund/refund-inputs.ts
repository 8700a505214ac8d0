import { ArgsType, Field, ID, InputType, Int } from "type-graphql";
import { CancelOrderArgs } from "../order/order-inputs.js";

@InputType()
export class RefundLineInput {
  @Field(() => ID)
  productId!: string;

  @Field(() => Int)
  quantity!: number;
}

@ArgsType()
export class RefundOrderArgs extends CancelOrderArgs {
  @Field(() => [RefundLineInput], { nullable: true, description: "All remaining units when absent." })
  lines?: RefundLineInput[] | null;

  @Field(() => String, { nullable: true, description: "For the buyer's mail and the records; at most 200 characters." })
  reason?: string | null;
}
