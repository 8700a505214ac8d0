import { InvalidInputType, invalidInput, NotFoundType, notFound } from "@souk/kernel/graph/problem-types";
import { unreachable } from "@souk/kernel/values/unreachable";
import { createUnionType } from "type-graphql";
import type { AddProductImageOutcome } from "../../domain/image/add-product-image.js";
import type { ChangeImagesOutcome } from "../../domain/image/change-product-images.js";
import { noProduct } from "../product/product-results.js";
import { ProductType, productTypeFrom } from "../product/product-type.js";

const types = () => [ProductType, NotFoundType, InvalidInputType] as const;

export const AddProductImageResult = createUnionType({ name: "AddProductImageResult", types });
export const RemoveProductImageResult = createUnionType({ name: "RemoveProductImageResult", types });
export const ReorderProductImagesResult = createUnionType({ name: "ReorderProductImagesResult", types });
export const UpdateProductImageResult = createUnionType({ name: "UpdateProductImageResult", types });

export function toAddProductImageResult(outcome: AddProductImageOutcome): typeof AddProductImageResult {
  switch (outcome.kind) {
    case "added":
      return productTypeFrom(outcome.product);
    case "notFound":
      return noProduct(outcome.id);
    case "full":
      return invalidInput([{ path: "productId", message: `has ${outcome.max} pictures already` }]);
    case "invalid":
      return invalidInput(outcome.fields);
    default:
      return unreachable(outcome);
  }
}

/** Converts the outcome of removing, reordering or describing images. */
export function toChangedImagesResult(outcome: ChangeImagesOutcome): ProductType | NotFoundType | InvalidInputType {
  switch (outcome.kind) {
    case "changed":
      return productTypeFrom(outcome.product);
    case "notFound":
      return notFound(`There is no ${outcome.what} ${outcome.id}.`);
    case "invalid":
      return invalidInput(outcome.fields);
    default:
      return unreachable(outcome);
  }
}
