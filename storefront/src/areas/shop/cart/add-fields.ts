import type { CustomTextValues } from "../../../ui/custom-fields/custom-of-texts";
import type { AddAnswer } from "./add-to-cart";

/** The names of the fields of a form that adds a product to the cart. */
export const addFields = {
  productId: "productId",
  quantity: "quantity",
  needsAccount: "needsAccount",
  custom: "custom",
} as const;

/** The refusal of such a form by the server. */
export interface AddActionData {
  readonly refusal: Exclude<AddAnswer, { __typename: "Cart" }>;
  readonly quantity: number;
  /** The texts of the declared fields. */
  readonly custom: CustomTextValues;
}
