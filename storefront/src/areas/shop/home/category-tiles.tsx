import { Anchor, Text } from "@mantine/core";
import { Link } from "react-router";
import { useTranslations } from "use-intl/react";
import classes from "./category-tiles.module.css";
import type { HomeQuery } from "./home.generated";

export function CategoryTiles({ categories }: { readonly categories: NonNullable<HomeQuery["categories"]> }) {
  const t = useTranslations("shop.home");
  return (
    <ul className={classes.tiles}>
      {categories.map(({ id, slug, name, productCount }) => (
        <li key={id}>
          <Anchor component={Link} to={`/categories/${slug}`} className={classes.tile} underline="never">
            <Text span fw={550}>
              {name}
            </Text>
            <Text span size="sm" c="dimmed">
              {t("productCount", { count: productCount })}
            </Text>
          </Anchor>
        </li>
      ))}
    </ul>
  );
}
