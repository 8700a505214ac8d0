import {
  ConflictType,
  conflict,
  InvalidInputType,
  invalidInput,
  NotFoundType,
  notFound,
} from "@souk/kernel/graph/problem-types";
import { unreachable } from "@souk/kernel/values/unreachable";
import { createUnionType, Field, ID, ObjectType } from "type-graphql";
import type { CreateProductOutcome } from "../../domain/product/create-product.js";
import type { DeleteProductOutcome } from "../../domain/product/delete-product.js";
import type { UpdateProductOutcome } from "../../domain/product/update-product.js";
import { ProductType, productTypeFrom } from "./product-type.js";

@ObjectType("DeletedProduct")
class DeletedProductType {
  @Field(() => ID)
  id!: string;
}

export const CreateProductResult = createUnionType({
  name: "CreateProductResult",
  types: () => [ProductType, ConflictType, InvalidInputType] as const,
});

export const UpdateProductResult = createUnionType({
  name: "UpdateProductResult",
  types: () => [ProductType, NotFoundType, ConflictType, InvalidInputType] as const,
});

export const DeleteProductResult = createUnionType({
  name: "DeleteProductResult",
  types: () => [DeletedProductType, NotFoundType, ConflictType] as const,
});

export function toCreateProductResult(outcome: CreateProductOutcome): typeof CreateProductResult {
  switch (outcome.kind) {
    case "created":
      return productTypeFrom(outcome.product);
    case "skuTaken":
      return conflict(`Another product has the SKU ${outcome.sku}.`, "sku");
    case "invalid":
      return invalidInput(outcome.fields);
    default:
      return unreachable(outcome);
  }
}

export function toUpdateProductResult(outcome: UpdateProductOutcome): typeof UpdateProductResult {
  switch (outcome.kind) {
    case "updated":
      return productTypeFrom(outcome.product);
    case "notFound":
      return noProduct(outcome.id);
    case "otherVersion":
      return otherVersion();
    case "taken":
      return conflict(`Another product has the ${outcome.field} ${outcome.value}.`, outcome.field);
    case "invalid":
      return invalidInput(outcome.fields);
    default:
      return unreachable(outcome);
  }
}

export function toDeleteProductResult(outcome: DeleteProductOutcome): typeof DeleteProductResult {
  switch (outcome.kind) {
    case "deleted":
      return Object.assign(new DeletedProductType(), { id: outcome.id });
    case "notFound":
      return noProduct(outcome.id);
    case "otherVersion":
      return otherVersion();
    default:
      return unreachable(outcome);
  }
}

function otherVersion(): ConflictType {
  return conflict("The product has changed since this version.", "expectedVersion");
}

export function noProduct(id: string): NotFoundType {
  return notFound(`There is no product ${id}.`);
}
