import { Text, type TextProps } from "@mantine/core";
import { useLocale } from "use-intl/react";
import { formatMoney, type MoneyLike } from "./format-money";

/** An amount in the format of the visitor's language. */
export function Price({ money, ...text }: { readonly money: MoneyLike } & TextProps) {
  return (
    <Text component="span" {...text} style={{ fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" }}>
      {formatMoney(money, useLocale())}
    </Text>
  );
}
