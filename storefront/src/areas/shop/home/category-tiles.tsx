import { Link } from "react-router";
import { useTranslations } from "use-intl/react";
import text from "../../../ui/text/text.module.css";
import classes from "./category-tiles.module.css";
import type { HomeQuery } from "./home.generated";

export function CategoryTiles({ categories }: { readonly categories: NonNullable<HomeQuery["categories"]> }) {
  const t = useTranslations("shop.home");
  return (
    <ul className={classes.tiles}>
      {categories.map(({ id, slug, name, productCount }) => (
        <li key={id}>
          <Link to={`/categories/${slug}`} className={classes.tile}>
            <span className={classes.name}>{name}</span>
            <span className={text.dimmed}>{t("productCount", { count: productCount })}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
