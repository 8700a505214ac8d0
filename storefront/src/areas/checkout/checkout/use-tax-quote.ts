import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { useQuery } from "urql";
import type { AddressInput } from "../../../graph/schema-types.generated";
import { CheckoutQuoteDocument, type TaxedAmountsFragment } from "./checkout-page.generated";

interface QuotedCheckout {
  /** False in a shop without tax, which needs no quote. */
  readonly isTaxed: boolean;
  readonly needsShipping: boolean;
  readonly address: Pick<AddressInput, "country" | "region" | "postalCode">;
  readonly carrier: string | undefined;
}

const typingMs = 400;

/**
 * Returns the amounts with the taxes of the entered address. While the buyer types, they are those of the address before;
 * undefined until the first are known.
 */
export function useTaxQuote({
  isTaxed,
  needsShipping,
  address: { country, region, postalCode },
  carrier,
}: QuotedCheckout): TaxedAmountsFragment | undefined {
  const entered = JSON.stringify(needsShipping ? { country, region, postalCode, carrier } : {});
  const [settled] = useDebouncedValue(entered, typingMs);
  const [{ data, fetching }] = useQuery({
    query: CheckoutQuoteDocument,
    variables: { input: JSON.parse(settled) as object },
    pause: !isTaxed || (needsShipping && (country === "" || carrier === undefined)),
  });
  const isCurrent = !fetching && settled === entered;
  const current = isTaxed && isCurrent ? (data?.checkoutQuote ?? undefined) : undefined;
  const [latest, setLatest] = useState(current);
  if (isCurrent && current !== latest) setLatest(current);
  return isCurrent ? current : latest;
}
