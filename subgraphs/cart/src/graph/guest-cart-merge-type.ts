import { Directive, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import type { MergeReport } from "../domain/plan-merge.js";

@Directive("@inaccessible")
@InputType()
export class MergeGuestCartInput {
  @Field(() => ID, { description: "Identifies this merge: a repeat returns the first report." })
  mergeId!: string;

  @Field(() => ID)
  guestId!: string;

  @Field(() => ID)
  userId!: string;
}

@Directive("@inaccessible")
@ObjectType("GuestCartLine")
export class GuestCartLineType {
  @Field(() => ID)
  productId!: string;

  @Field(() => String, { description: "ADDED, SUMMED, CAPPED or DROPPED." })
  outcome!: string;

  @Field(() => String, { nullable: true, description: "Set for a CAPPED or DROPPED line." })
  reason!: string | null;

  @Field(() => Int)
  guestQuantity!: number;

  @Field(() => Int)
  quantityBefore!: number;

  @Field(() => Int)
  quantityAfter!: number;
}

@Directive("@inaccessible")
@ObjectType("GuestCartMerge")
export class GuestCartMergeType {
  @Field(() => [GuestCartLineType])
  lines!: GuestCartLineType[];
}

export function guestCartMergeTypeFrom({ lines }: MergeReport): GuestCartMergeType {
  return Object.assign(new GuestCartMergeType(), {
    lines: lines.map((line) => Object.assign(new GuestCartLineType(), line)),
  });
}
