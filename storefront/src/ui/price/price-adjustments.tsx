import { Text } from "@mantine/core";
import { Price } from "./price";
import type { MoneyLike } from "./format-money";

export interface PriceAdjustmentsProps {
  readonly adjustments: readonly { readonly reason: string; readonly amount: MoneyLike }[];
}

/** The reasons and amounts by which the shop has changed the price of one unit. */
export function PriceAdjustments({ adjustments }: PriceAdjustmentsProps) {
  return adjustments.map(({ reason, amount }, index) => (
    <Text key={index} size="sm" c="dimmed">
      {reason}: <Price money={amount} inherit />
    </Text>
  ));
}
