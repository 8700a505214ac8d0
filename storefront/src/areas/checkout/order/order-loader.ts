import type { LoaderFunctionArgs } from "react-router";
import { ShellDocument } from "../../../app/viewer/viewer.generated";
import { preload } from "../../../graph/graph-context";
import { WaysToPayDocument } from "./order-actions.generated";
import { isPayable } from "./order-outlook";
import { OrderPageDocument } from "./order-page.generated";

/** Loads the order, and on the server also the ways to pay it. */
export async function orderLoader(args: LoaderFunctionArgs): Promise<null> {
  const found = await preload(args, OrderPageDocument, { number: args.params.number ?? "" });
  const order = found?.data?.order;
  if (!import.meta.env.SSR || !order || !isPayable(order)) return null;
  const shell = await preload(args, ShellDocument, {});
  await preload(args, WaysToPayDocument, { signedIn: Boolean(shell?.data?.me) });
  return null;
}
