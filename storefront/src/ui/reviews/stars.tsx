import { useFormatter, useTranslations } from "use-intl/react";
import classes from "./reviews.module.css";

/** A number of stars, as a picture with a text for screen readers. */
export function Stars({ stars }: { readonly stars: number }) {
  const t = useTranslations("reviews");
  const format = useFormatter();
  const label = t("stars", { stars: format.number(stars, { maximumFractionDigits: 1 }) });
  return (
    <span role="img" aria-label={label} className={classes.stars}>
      <span aria-hidden style={{ width: `${stars * 20}%` }} />
    </span>
  );
}
