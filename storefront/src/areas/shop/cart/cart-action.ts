import { data, redirect, type ActionFunctionArgs } from "react-router";
import { actingGraphContext } from "../../../graph/graph-context";
import { FormFields } from "../../../ui/form/form-fields";
import { lineFields } from "./line/line-fields";
import { setCartLine, type SetAnswer } from "./set-cart-line";

/** The line that could not be changed. */
export interface RefusedLine {
  readonly lineId: string;
  readonly refusal: Exclude<SetAnswer, { __typename: "Cart" }>;
}

/** Processes the form of a cart line on the server, and opens the cart again. */
export async function cartAction({ request, context }: ActionFunctionArgs) {
  const fields = await FormFields.of(request);
  const productId = fields.text(lineFields.productId);
  const lineId = fields.text(lineFields.lineId) || productId;
  const quantity = quantityIn(fields);
  const answer: SetAnswer =
    quantity === undefined
      ? { __typename: "InvalidInput", message: "" }
      : await setCartLine(context.get(actingGraphContext), { productId, lineId, quantity });
  if (answer.__typename === "Cart") return redirect("/cart", 303);
  return data({ lineId, refusal: answer } satisfies RefusedLine, {
    status: answer.__typename === "ServiceUnavailable" ? 503 : 422,
  });
}

/** The pressed button decides: remove the line, take the available quantity, one fewer, one more, or the typed one. */
function quantityIn(fields: FormFields): number | undefined {
  if (fields.text(lineFields.remove)) return 0;
  const takenQuantity = fields.wholeNumber(lineFields.take);
  if (takenQuantity !== undefined) return takenQuantity;
  const typed = fields.wholeNumber(lineFields.quantity);
  if (typed === undefined) return undefined;
  const quantity = typed + (fields.wholeNumber(lineFields.step) ?? 0);
  return quantity < 0 ? undefined : quantity;
}
