import { Text, type TextProps } from "@mantine/core";
import { useLocale, useTranslations } from "use-intl/react";
import { formatMoney, isNothing, type MoneyLike } from "./format-money";
import classes from "./price.module.css";

/** An amount in the format of the visitor's language. */
export function Price({ money, className = "", ...text }: { readonly money: MoneyLike } & TextProps) {
  return (
    <Text component="span" {...text} className={`${classes.price} ${className}`}>
      {formatMoney(money, useLocale())}
    </Text>
  );
}

/** The price of a product or a course: a word instead of an amount of 0. */
export function ProductPrice(props: { readonly money: MoneyLike } & TextProps) {
  const { money, className = "", ...text } = props;
  const t = useTranslations("common.product");
  if (!isNothing(money)) return <Price {...props} />;
  return (
    <Text component="span" {...text} className={className}>
      {t("free")}
    </Text>
  );
}

/** The price of a product as bold as the name of a card, without the styles of a Mantine component. */
export function CardPrice({ money }: { readonly money: MoneyLike }) {
  const t = useTranslations("common.product");
  const locale = useLocale();
  return <span className={classes.ofCard}>{isNothing(money) ? t("free") : formatMoney(money, locale)}</span>;
}
