import {
  conflict,
  ConflictType,
  InvalidInputType,
  invalidInput,
  NotFoundType,
  notFound,
} from "@souk/kernel/graph/problem-types";
import { unreachable } from "@souk/kernel/unreachable";
import { createUnionType } from "type-graphql";
import type { AdjustStockOutcome } from "../domain/adjust-stock.js";
import { ProductStockType, productStockOf } from "./product-stock-type.js";

export const AdjustStockResult = createUnionType({
  name: "AdjustStockResult",
  description: "A change that would take stock below what is reserved is a Conflict.",
  types: () => [ProductStockType, NotFoundType, ConflictType, InvalidInputType] as const,
});

export function toAdjustStockResult(outcome: AdjustStockOutcome): typeof AdjustStockResult {
  switch (outcome.kind) {
    case "adjusted":
      return productStockOf(outcome.level.productId);
    case "belowReserved":
      return conflict(`${outcome.level.reserved} of ${outcome.level.onHand} on hand are promised to orders.`, "delta");
    case "notFound":
      return notFound(`There is no product ${outcome.productId}.`);
    case "invalid":
      return invalidInput(outcome.fields);
    default:
      return unreachable(outcome);
  }
}
