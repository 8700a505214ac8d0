import { graphError } from "@souk/kernel/errors/graph-error";
import { IdempotencyKeyReusedType, keyReused } from "@souk/kernel/graph/idempotency-problem-type";
import {
  conflict,
  ConflictType,
  InvalidInputType,
  invalidInput,
  NotFoundType,
  notFound,
} from "@souk/kernel/graph/problem-types";
import type { InvalidField } from "@souk/kernel/errors/invalid-field";
import { unreachable } from "@souk/kernel/values/unreachable";
import type { GraphQLError } from "graphql";
import { createUnionType } from "type-graphql";
import type { AdjustStockOutcome } from "../domain/adjust-stock.js";
import type { SetStockOutcome } from "../domain/set-stock.js";
import { ProductStockType, productStockOf } from "./product-stock-type.js";

export const AdjustStockResult = createUnionType({
  name: "AdjustStockResult",
  description: "A change that would take `onHand` below `reserved` is a Conflict.",
  types: () => [ProductStockType, NotFoundType, ConflictType, IdempotencyKeyReusedType, InvalidInputType] as const,
});

export function toAdjustStockResult(outcome: AdjustStockOutcome): typeof AdjustStockResult {
  switch (outcome.kind) {
    case "adjusted":
      return productStockOf(outcome.level.productId);
    case "belowReserved":
      return conflict(`${outcome.level.reserved} of ${outcome.level.onHand} on hand are promised to orders.`, "delta");
    case "keyReused":
      return keyReused();
    case "notFound":
      return notFound(`There is no product ${outcome.productId}.`);
    case "invalid":
      return invalidInput(outcome.fields);
    default:
      return unreachable(outcome);
  }
}

export const SetStockResult = createUnionType({
  name: "SetStockResult",
  description:
    "A count below `reserved` is a Conflict at `onHand`; an unexpected number on hand is one at `expectedOnHand`.",
  types: () => [ProductStockType, NotFoundType, ConflictType, IdempotencyKeyReusedType, InvalidInputType] as const,
});

export function toSetStockResult(outcome: SetStockOutcome): typeof SetStockResult {
  switch (outcome.kind) {
    case "set":
      return productStockOf(outcome.level.productId);
    case "belowReserved":
      return conflict(`${outcome.level.reserved} are promised to orders.`, "onHand");
    case "notAsExpected":
      return conflict(`There are ${outcome.level.onHand} on hand by now.`, "expectedOnHand");
    case "keyReused":
      return keyReused();
    case "notFound":
      return notFound(`There is no product ${outcome.productId}.`);
    case "invalid":
      return invalidInput(outcome.fields);
    default:
      return unreachable(outcome);
  }
}

/** For operations whose result type has no InvalidInput. */
export function badInput(fields: readonly InvalidField[]): GraphQLError {
  const complaints = fields.map(({ path, message }) => `input.${path} ${message}`);
  return graphError("BAD_USER_INPUT", complaints.join("; "), { argument: `input.${fields[0]?.path ?? ""}` });
}
