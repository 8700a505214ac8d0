import type { Client } from "@urql/core";
import { data, redirect, type ActionFunctionArgs } from "react-router";
import { requestPath } from "../../../app/request-path";
import { ShellDocument } from "../../../app/viewer/viewer.generated";
import { actingGraphContext } from "../../../graph/graph-context";
import { customOfTexts, type CustomTextValues } from "../../../ui/custom-fields/custom-of-texts";
import { FormFields } from "../../../ui/form/form-fields";
import { addFields, type AddActionData } from "./add-fields";
import { LineFieldsDocument } from "../product/product.generated";
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
  const texts = fields.textsUnder(addFields.custom);
  const custom = await customIn(graph, texts);
  const line = { productId: fields.text(addFields.productId), quantity, ...(custom ? { custom } : {}) };
  const answer = await addToCart(graph, line, false);
  if (answer.__typename === "Cart") return redirect("/cart", 303);
  return data({ refusal: answer, quantity, custom: texts } satisfies AddActionData, {
    status: answer.__typename === "ServiceUnavailable" ? 503 : 422,
  });
}

/** Returns the values of the declared fields; undefined without any. A text that is no number is sent as NaN, which is null. */
async function customIn(graph: Client, texts: CustomTextValues): Promise<object | undefined> {
  if (Object.values(texts).every((text) => text.trim() === "")) return undefined;
  const { data: described } = await graph.query(LineFieldsDocument, {}).toPromise();
  return customOfTexts(described?.customFields ?? [], texts);
}
