import type { LoaderFunctionArgs } from "react-router";
import { ShellDocument } from "../../../app/viewer/viewer.generated";
import { preload } from "../../../graph/graph-context";
import { SavedCardsDocument } from "./order-actions.generated";
import { isPayable } from "./order-outlook";
import { OrderPageDocument } from "./order-page.generated";

/** Loads the order, and on the server also the cards that can pay it. */
export async function orderLoader(args: LoaderFunctionArgs): Promise<null> {
  const found = await preload(args, OrderPageDocument, { number: args.params.number ?? "" });
  const order = found?.data?.order;
  if (!import.meta.env.SSR || !order || !isPayable(order)) return null;
  const shell = await preload(args, ShellDocument, {});
  if (shell?.data?.me) await preload(args, SavedCardsDocument, {});
  return null;
}
