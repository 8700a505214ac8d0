import {
  ConflictType,
  conflict,
  InvalidInputType,
  invalidInput,
  problem,
  ProblemType,
  ServiceUnavailableType,
  serviceUnavailable,
} from "@souk/kernel/graph/problem-types";
import {
  AlreadyOwnedType,
  alreadyOwned,
  OutOfStockType,
  outOfStock,
  ProductUnavailableType,
  productUnavailable,
} from "@souk/kernel/graph/purchase/purchase-problem-types";
import { RuleRefusedType, ruleRefused } from "@souk/kernel/graph/purchase/rule-types";
import { unreachable } from "@souk/kernel/values/unreachable";
import { createUnionType, Field, ID, ObjectType } from "type-graphql";
import type { ChangeCartOutcome } from "../domain/add-to-cart.js";
import type { UnavailableReason } from "../domain/refusal.js";
import { CartType, cartTypeFrom } from "./cart-type.js";

@ObjectType("ProductNotFound", { implements: ProblemType, description: "No product has this id." })
class ProductNotFoundType extends ProblemType {
  @Field(() => ID)
  productId!: string;
}

export const AddToCartResult = createUnionType({
  name: "AddToCartResult",
  types: () =>
    [
      CartType,
      ProductNotFoundType,
      ProductUnavailableType,
      OutOfStockType,
      AlreadyOwnedType,
      RuleRefusedType,
      ServiceUnavailableType,
      ConflictType,
      InvalidInputType,
    ] as const,
});

export const SetCartLineResult = createUnionType({
  name: "SetCartLineResult",
  types: () =>
    [
      CartType,
      ProductNotFoundType,
      OutOfStockType,
      RuleRefusedType,
      ServiceUnavailableType,
      ConflictType,
      InvalidInputType,
    ] as const,
});

export function toAddToCartResult(outcome: ChangeCartOutcome): typeof AddToCartResult {
  switch (outcome.kind) {
    case "productUnavailable":
      return productUnavailable(outcome.productId, unavailableMessage(outcome.name, outcome.reason));
    case "courseNotOnSale":
      return productUnavailable(null, courseNotOnSale);
    case "alreadyOwned":
      return alreadyOwned(outcome.productId);
    default:
      return toSetCartLineResult(outcome);
  }
}

/**
 * The union has no member for a product that exists but is not for sale to this viewer, so the answer is
 * ProductNotFound.
 */
export function toSetCartLineResult(outcome: ChangeCartOutcome): typeof SetCartLineResult {
  switch (outcome.kind) {
    case "cart":
      return cartTypeFrom(outcome.cart);
    case "productNotFound":
      return productNotFound(outcome.productId, `There is no product ${outcome.productId}.`);
    case "productUnavailable":
      return productNotFound(outcome.productId, unavailableMessage(outcome.name, outcome.reason));
    case "courseNotOnSale":
      return productNotFound(outcome.productId, courseNotOnSale);
    case "alreadyOwned":
      return invalidInput([{ path: "productId", message: "you have this course already" }]);
    case "outOfStock":
      return outOfStock(outcome.shortages);
    case "ruleRefused":
      return ruleRefused(outcome);
    case "serviceUnavailable":
      return serviceUnavailable(outcome.service);
    case "otherVersion":
      return conflict(otherVersion, "expectedVersion");
    case "invalid":
      return invalidInput(outcome.fields);
    default:
      return unreachable(outcome);
  }
}

export const otherVersion = "The cart has changed since this version.";

function productNotFound(productId: string, message: string): ProductNotFoundType {
  return problem(ProductNotFoundType, { code: "PRODUCT_NOT_FOUND", message, productId });
}

const courseNotOnSale = "This course is not on sale.";

function unavailableMessage(name: string, reason: UnavailableReason): string {
  switch (reason) {
    case "notOnSale":
      return `${name} is not on sale.`;
    case "courseNotPublished":
      return `${name} is not published.`;
    case "accountNeeded":
      return `${name} is a course. Sign in to buy it: a course belongs to an account.`;
    case "ownCourse":
      return `You teach ${name}: an instructor cannot buy their own course.`;
    default:
      return unreachable(reason);
  }
}
