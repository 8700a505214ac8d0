import { data, redirect, type ActionFunctionArgs } from "react-router";
import { requestPath } from "../../../app/request-path";
import { ShellDocument } from "../../../app/viewer/viewer.generated";
import { actingGraphContext } from "../../../graph/graph-context";
import { FormFields } from "../../../ui/form/form-fields";
import { addFields, type AddActionData } from "./add-fields";
import { addToCart } from "./add-to-cart";

/**
 * Processes the form on the server, for a product page. It opens the cart, or the sign-in if the buyer
 * needs an account first.
 */
export async function addToCartAction({ request, context }: ActionFunctionArgs) {
  const graph = context.get(actingGraphContext);
  const fields = await FormFields.of(request);
  if (fields.text(addFields.needsAccount)) {
    const { data: shell } = await graph.query(ShellDocument, {}).toPromise();
    if (!shell?.me) return redirect(`/login?returnTo=${encodeURIComponent(requestPath(request))}`, 303);
  }
  const quantity = fields.wholeNumber(addFields.quantity) ?? 1;
  const outcome = await addToCart(graph, { productId: fields.text(addFields.productId), quantity }, false);
  if (outcome.kind === "added") return redirect("/cart", 303);
  return data({ outcome, quantity } satisfies AddActionData, { status: outcome.kind === "unavailable" ? 503 : 422 });
}
