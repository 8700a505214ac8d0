import { Badge } from "@mantine/core";
import { useTranslations } from "use-intl/react";
import { Link } from "react-router";
import { Picture } from "../picture/picture";
import { CardPrice } from "../price/price";
import text from "../text/text.module.css";
import classes from "./product-card.module.css";
import type { CardProductFragment } from "./product-card.generated";

/** A product in a list. The whole card links to its page. */
export function ProductCard({ product, first }: { readonly product: CardProductFragment; readonly first?: boolean }) {
  const t = useTranslations("common.product");
  const soldOut = product.kind === "PHYSICAL" && product.stock?.inStock === false;
  return (
    <article className={classes.card}>
      <Picture image={product.images[0]} name={product.name} {...(first === undefined ? {} : { first })} />
      <div className={classes.text}>
        <Link to={`/products/${product.slug}`} className={`${text.link} ${classes.link}`}>
          {product.name}
        </Link>
        <div className={classes.row}>
          <CardPrice money={product.price} />
          {product.kind === "COURSE" && <Badge variant="light">{t("course")}</Badge>}
          {soldOut && <span className={text.dimmed}>{t("soldOut")}</span>}
        </div>
      </div>
    </article>
  );
}
