import { MergeReasonEnum } from "@souk/kernel/graph/merge-reason-enum";
import {
  InvalidInputType,
  invalidInput,
  ServiceUnavailableType,
  serviceUnavailable,
} from "@souk/kernel/graph/problem-types";
import { unreachable } from "@souk/kernel/unreachable";
import { createUnionType, Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import type { AddLinesOutcome } from "../domain/add-lines-to-cart.js";
import type { AddedLine } from "../domain/plan-addition.js";
import { CartType, cartTypeFrom } from "./cart-type.js";

enum AddLineOutcomeEnum {
  ADDED = "ADDED",
  CAPPED = "CAPPED",
  REFUSED = "REFUSED",
}

registerEnumType(AddLineOutcomeEnum, {
  name: "AddLineOutcome",
  valuesConfig: {
    ADDED: { description: "All of it; of a course, one." },
    CAPPED: { description: "As much as goes; `reason` says why not all." },
    REFUSED: { description: "None of it; `reason` says why. A line that was there is as it was." },
  },
});

@ObjectType("AddedLine", { description: "What became of one product that was to be added." })
class AddedLineType {
  @Field(() => ID)
  productId!: string;

  @Field(() => AddLineOutcomeEnum)
  outcome!: AddLineOutcomeEnum;

  @Field(() => Int)
  quantityAdded!: number;

  @Field(() => MergeReasonEnum, { nullable: true, description: "Of what was capped or refused." })
  reason!: MergeReasonEnum | null;
}

@ObjectType("LinesAdded")
class LinesAddedType {
  @Field(() => CartType)
  cart!: CartType;

  @Field(() => [AddedLineType], { description: "One for each product, in the order in which they were named first." })
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
