import type { LoaderFunctionArgs } from "react-router";
import { ShellDocument } from "../../../app/viewer/viewer.generated";
import { preload } from "../../../graph/graph-context";
import { likelyCountry } from "../../../ui/address/likely-country";
import { emptyAddress } from "../../../ui/address/address-rule";
import { sentCheckoutContext } from "./checkout-action";
import { CheckoutPageDocument, ShippingChoicesDocument } from "./checkout-page.generated";
import { addressOf, newAddress } from "./checkout-values";

export interface CheckoutStart {
  /** The country of the first shipping options. */
  readonly country: string;
}

/** Loads all data that the server renders. A browser knows the entered country and loads them itself. */
export async function checkoutLoader(args: LoaderFunctionArgs): Promise<CheckoutStart> {
  const values = args.context.get(sentCheckoutContext);
  const country = values?.shippingAddress.country || likelyCountry(args.request.headers.get("accept-language") ?? "");
  const shell = await preload(args, ShellDocument, {});
  const page = await preload(args, CheckoutPageDocument, { signedIn: Boolean(shell?.data?.me), country });
  const addresses = page?.data?.me?.addresses ?? [];
  const shown = addressOf(
    {
      addressChoice: values?.addressChoice ?? addresses[0]?.id ?? newAddress,
      shippingAddress: values?.shippingAddress ?? { ...emptyAddress, country },
    },
    addresses,
  );
  if (shown.country) await preload(args, ShippingChoicesDocument, { country: shown.country });
  return { country };
}
