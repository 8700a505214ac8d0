import type { Client } from "@urql/core";
import { data, redirect, type ActionFunctionArgs } from "react-router";
import { actingGraphContext } from "../../../graph/graph-context";
import { statusOfRefusal } from "../../../graph/refusal";
import { FormFields } from "../../../ui/form/form-fields";
import { changeWishlist, moveToCart, removeWish, type WishlistProblem } from "./change-wishlist";

export const wishlistPath = "/account/wishlist";

/** The fields of the forms of the page. `move` and `remove` name a product; `isShared` is "true" or "false". */
export const wishlistFields = {
  move: "movedProduct",
  remove: "removedProduct",
  isShared: "isShared",
  name: "listName",
} as const;

/** The form that the server refused: of a product, of the name, or of the address. */
export interface RefusedWishlistForm {
  readonly form: { readonly productId: string } | "name" | "share";
  readonly problem: WishlistProblem;
  /** As entered. */
  readonly name: string;
}

interface Sent extends Pick<RefusedWishlistForm, "form"> {
  readonly problem: WishlistProblem | undefined;
  /** The parameter of the page after the change. */
  readonly done: string;
}

/** Processes each form of the page on the server, and opens the page again. */
export async function wishlistAction({ request, context }: ActionFunctionArgs) {
  const fields = await FormFields.of(request);
  const { form, problem, done } = await send(context.get(actingGraphContext), fields);
  if (!problem) return redirect(`${wishlistPath}?${done}`, 303);
  return data({ form, problem, name: fields.text(wishlistFields.name) } satisfies RefusedWishlistForm, {
    status: problem.kind === "refused" ? statusOfRefusal(problem.refusal) : 422,
  });
}

async function send(graph: Client, fields: FormFields): Promise<Sent> {
  const moved = fields.text(wishlistFields.move);
  if (moved) return { form: { productId: moved }, problem: await moveToCart(graph, moved), done: "moved" };
  const removed = fields.text(wishlistFields.remove);
  if (removed) return { form: { productId: removed }, problem: await removeWish(graph, removed), done: "removed" };
  const isShared = fields.text(wishlistFields.isShared);
  if (isShared)
    return { form: "share", problem: await changeWishlist(graph, { isShared: isShared === "true" }), done: "shared" };
  const name = fields.text(wishlistFields.name);
  return { form: "name", problem: await changeWishlist(graph, { name }), done: "renamed" };
}
