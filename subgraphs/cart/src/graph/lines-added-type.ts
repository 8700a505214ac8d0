import { MergeReasonEnum } from "@souk/kernel/graph/purchase/merge-reason-enum";
import {
  InvalidInputType,
  invalidInput,
  ServiceUnavailableType,
  serviceUnavailable,
} from "@souk/kernel/graph/problem-types";
import { unreachable } from "@souk/kernel/values/unreachable";
import { createUnionType, Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import type { AddLinesOutcome } from "../domain/add-lines-to-cart.js";
import type { AddedLine } from "../domain/plan-merge.js";
import { CartType, cartTypeFrom } from "./cart-type.js";

enum AddLineOutcomeEnum {
  ADDED = "ADDED",
  CAPPED = "CAPPED",
  REFUSED = "REFUSED",
}

registerEnumType(AddLineOutcomeEnum, {
  name: "AddLineOutcome",
  valuesConfig: {
    ADDED: { description: "The whole quantity was added; for a course, 1." },
    CAPPED: { description: "A part of the quantity was added; `reason` says why not all." },
    REFUSED: { description: "Nothing was added; `reason` says why. An existing line stays unchanged." },
  },
});

@ObjectType("AddedLine", { description: "The outcome for one product of an addition." })
class AddedLineType {
  @Field(() => ID)
  productId!: string;

  @Field(() => AddLineOutcomeEnum)
  outcome!: AddLineOutcomeEnum;

  @Field(() => Int)
  quantityAdded!: number;

  @Field(() => MergeReasonEnum, { nullable: true, description: "Set for a capped or refused line." })
  reason!: MergeReasonEnum | null;
}

@ObjectType("LinesAdded")
class LinesAddedType {
  @Field(() => CartType)
  cart!: CartType;

  @Field(() => [AddedLineType], { description: "One for each product, in the order in which they were first named." })
  lines!: AddedLineType[];
}

export const AddLinesToCartResult = createUnionType({
  name: "AddLinesToCartResult",
  types: () => [LinesAddedType, ServiceUnavailableType, InvalidInputType] as const,
});

export function toAddLinesToCartResult(outcome: AddLinesOutcome): typeof AddLinesToCartResult {
  switch (outcome.kind) {
    case "added":
      return Object.assign(new LinesAddedType(), {
        cart: cartTypeFrom(outcome.cart),
        lines: outcome.lines.map(addedLineTypeFrom),
      });
    case "serviceUnavailable":
      return serviceUnavailable(outcome.service);
    case "invalid":
      return invalidInput(outcome.fields);
    default:
      return unreachable(outcome);
  }
}

function addedLineTypeFrom({ productId, outcome, quantityAdded, reason }: AddedLine): AddedLineType {
  return Object.assign(new AddedLineType(), {
    productId,
    outcome: AddLineOutcomeEnum[outcome],
    quantityAdded,
    reason: reason && MergeReasonEnum[reason],
  });
}
