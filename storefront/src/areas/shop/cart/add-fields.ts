import type { CustomTextValues } from "../../../ui/custom-fields/custom-of-texts";
import type { AddOutcome } from "./add-to-cart";

/** The names of the fields of a form that adds a product to the cart. */
export const addFields = {
  productId: "productId",
  quantity: "quantity",
  needsAccount: "needsAccount",
  custom: "custom",
} as const;

/** The refusal of such a form by the server. */
export interface AddActionData {
  readonly outcome: Exclude<AddOutcome, { kind: "added" }>;
  readonly quantity: number;
  /** The texts of the declared fields. */
  readonly custom: CustomTextValues;
}
