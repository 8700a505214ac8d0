import { Text, type TextProps } from "@mantine/core";
import { useLocale } from "use-intl/react";
import { formatMoney, type MoneyLike } from "./format-money";
import classes from "./price.module.css";

/** An amount in the format of the visitor's language. */
export function Price({ money, className = "", ...text }: { readonly money: MoneyLike } & TextProps) {
  return (
    <Text component="span" {...text} className={`${classes.price} ${className}`}>
      {formatMoney(money, useLocale())}
    </Text>
  );
}

/** An amount as bold as the name of a card, without the styles of a Mantine component. */
export function CardPrice({ money }: { readonly money: MoneyLike }) {
  return <span className={classes.ofCard}>{formatMoney(money, useLocale())}</span>;
}
