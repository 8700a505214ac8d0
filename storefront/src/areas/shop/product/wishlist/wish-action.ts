import { data, redirect, type ActionFunction, type ActionFunctionArgs } from "react-router";
import { requestPath } from "../../../../app/request-path";
import { actingGraphContext } from "../../../../graph/graph-context";
import { statusOfRefusal } from "../../../../graph/refusal";
import { FormFields } from "../../../../ui/form/form-fields";
import { changeWish, type WishChange } from "./change-wish";
import { wishAdded, wishFields, wishParameter, type WishActionData } from "./wish-fields";

/** Returns the action of the page of a product: its form for the wishlist, or else `ownAction`. */
export function withWishForm(ownAction: ActionFunction): ActionFunction {
  return async (args) => {
    const fields = await FormFields.of(args.request.clone());
    const added = fields.text(wishFields.add);
    const productId = added || fields.text(wishFields.remove);
    return productId ? change(args, { productId, isWished: added !== "" }) : ownAction(args);
  };
}

/** Opens the page again, with the result in its address. A visitor without an account signs in. */
async function change({ request, context }: ActionFunctionArgs, wish: WishChange) {
  const problem = await changeWish(context.get(actingGraphContext), wish);
  const page = requestPath(request);
  if (!problem) return redirect(wish.isWished ? `${page}?${wishParameter}=${wishAdded}#${wishParameter}` : page, 303);
  if (problem.kind === "signedOut") return redirect(`/login?returnTo=${encodeURIComponent(page)}`, 303);
  const status = problem.kind === "refused" ? statusOfRefusal(problem.refusal) : 422;
  return data({ wish: problem } satisfies WishActionData, { status });
}
