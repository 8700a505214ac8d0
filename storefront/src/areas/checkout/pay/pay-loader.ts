import type { LoaderFunctionArgs } from "react-router";
import { policySourcesContext } from "../../../app/policy-sources";
import { preload } from "../../../graph/graph-context";
import { OrderPageDocument } from "../order/order-page.generated";
import { PaymentPagesDocument } from "../payment/payment-options.generated";
import { providerParam } from "./pay-path";

/** Loads the order and the provider's part of the page. On the server, it also allows the provider's origins. */
export async function payLoader(args: LoaderFunctionArgs): Promise<null> {
  const [found] = await Promise.all([
    preload(args, PaymentPagesDocument, {}),
    preload(args, OrderPageDocument, { number: args.params.number ?? "" }),
  ]);
  const provider = new URL(args.request.url).searchParams.get(providerParam);
  const option = found?.data?.paymentOptions?.find((candidate) => candidate.provider === provider);
  if (import.meta.env.SSR && option?.page) args.context.set(policySourcesContext, option.page.sources);
  return null;
}
