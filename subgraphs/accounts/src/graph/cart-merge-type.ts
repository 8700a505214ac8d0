import { MergeReasonEnum } from "@souk/kernel/graph/merge-reason-enum";
import { ProductStub, productStub } from "@souk/kernel/graph/product-stub";
import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import type { CartMerge, MergedCartLine } from "../domain/guest-carts.js";

enum MergeOutcomeEnum {
  ADDED = "ADDED",
  SUMMED = "SUMMED",
  CAPPED = "CAPPED",
  DROPPED = "DROPPED",
}

registerEnumType(MergeOutcomeEnum, {
  name: "MergeOutcome",
  valuesConfig: {
    ADDED: { description: "The account's cart did not have it." },
    SUMMED: { description: "The account's cart had some; now it has both quantities." },
    CAPPED: { description: "As much as goes; `reason` says why not all." },
    DROPPED: { description: "None of the guest's; `reason` says why. A line that the account had is as it was." },
  },
});

@ObjectType("MergedCartLine", { description: "What became of one line of the guest's cart." })
export class MergedCartLineType {
  @Field(() => ProductStub, { nullable: true })
  product!: ProductStub | null;

  @Field(() => MergeOutcomeEnum)
  outcome!: MergeOutcomeEnum;

  @Field(() => MergeReasonEnum, { nullable: true, description: "Of what was capped or dropped." })
  reason!: MergeReasonEnum | null;

  @Field(() => Int, { description: "What the guest's cart held." })
  guestQuantity!: number;

  @Field(() => Int, { description: "What the account's cart held; 0 for none." })
  quantityBefore!: number;

  @Field(() => Int, { description: "What the account's cart holds now." })
  quantityAfter!: number;
}

@ObjectType("CartMerge", { description: "How a guest's cart came into the account's." })
export class CartMergeType {
  @Field(() => [MergedCartLineType], { description: "One for each line of the guest's cart, in its order." })
  lines!: MergedCartLineType[];
}

export function cartMergeTypeFrom({ lines }: CartMerge): CartMergeType {
  return Object.assign(new CartMergeType(), { lines: lines.map(lineTypeFrom) });
}

function lineTypeFrom({ productId, outcome, reason, ...quantities }: MergedCartLine): MergedCartLineType {
  return Object.assign(new MergedCartLineType(), {
    ...quantities,
    product: productStub(productId),
    outcome: MergeOutcomeEnum[outcome as keyof typeof MergeOutcomeEnum],
    reason: reason === null ? null : MergeReasonEnum[reason as keyof typeof MergeReasonEnum],
  });
}
