import { MergeReasonEnum } from "@souk/kernel/graph/purchase/merge-reason-enum";
import { ProductStub, productStub } from "@souk/kernel/graph/product-stub";
import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import type { CartMerge, MergedCartLine } from "../../domain/peers.js";

enum MergeOutcomeEnum {
  ADDED = "ADDED",
  SUMMED = "SUMMED",
  CAPPED = "CAPPED",
  DROPPED = "DROPPED",
}

registerEnumType(MergeOutcomeEnum, {
  name: "MergeOutcome",
  valuesConfig: {
    ADDED: { description: "The product was not in the account's cart." },
    SUMMED: { description: "The product was in the account's cart; now the line has both quantities." },
    CAPPED: { description: "A part of the guest's quantity was added; `reason` says why not all." },
    DROPPED: {
      description: "Nothing of the guest's line was added; `reason` says why. The account's own line stays unchanged.",
    },
  },
});

@ObjectType("MergedCartLine", { description: "The outcome for one line of the guest's cart." })
export class MergedCartLineType {
  @Field(() => ProductStub, { nullable: true })
  product!: ProductStub | null;

  @Field(() => MergeOutcomeEnum)
  outcome!: MergeOutcomeEnum;

  @Field(() => MergeReasonEnum, { nullable: true, description: "Set for a capped or dropped line." })
  reason!: MergeReasonEnum | null;

  @Field(() => Int, { description: "The quantity in the guest's cart." })
  guestQuantity!: number;

  @Field(() => Int, { description: "The quantity in the account's cart before the merge; 0 for none." })
  quantityBefore!: number;

  @Field(() => Int, { description: "The quantity in the account's cart after the merge." })
  quantityAfter!: number;
}

@ObjectType("CartMerge", { description: "The report of a merge of a guest's cart into the account's." })
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
