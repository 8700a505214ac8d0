import { data, redirect, type ActionFunctionArgs } from "react-router";
import { actingGraphContext } from "../../../graph/graph-context";
import { FormFields } from "../../../ui/form/form-fields";
import { lineFields } from "./line/line-fields";
import { setCartLine, type SetOutcome } from "./set-cart-line";

/** The line that could not be changed. */
export interface RefusedLine {
  readonly lineId: string;
  readonly outcome: Exclude<SetOutcome, { kind: "set" }>;
}

/** Processes the form of a cart line on the server, and opens the cart again. */
export async function cartAction({ request, context }: ActionFunctionArgs) {
  const fields = await FormFields.of(request);
  const productId = fields.text(lineFields.productId);
  const lineId = fields.text(lineFields.lineId) || productId;
  const quantity = quantityIn(fields);
  const outcome: SetOutcome =
    quantity === undefined
      ? { kind: "refused" }
      : await setCartLine(context.get(actingGraphContext), { productId, lineId, quantity });
  if (outcome.kind === "set") return redirect("/cart", 303);
  return data({ lineId, outcome } satisfies RefusedLine, { status: outcome.kind === "unavailable" ? 503 : 422 });
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
