import { Anchor, Badge, Card, Group, Stack, Text } from "@mantine/core";
import { useTranslations } from "use-intl/react";
import { Link } from "react-router";
import { Picture } from "../picture/picture";
import { Price } from "../price/price";
import classes from "./product-card.module.css";
import type { ProductCardFragment } from "./product-card.generated";

/** A product in a list. The whole card links to its page. */
export function ProductCard({ product, first }: { readonly product: ProductCardFragment; readonly first?: boolean }) {
  const t = useTranslations("common.product");
  const soldOut = product.kind === "PHYSICAL" && product.stock?.inStock === false;
  return (
    <Card component="article" withBorder padding="sm" className={classes.card}>
      <Card.Section>
        <Picture image={product.images[0]} name={product.name} {...(first === undefined ? {} : { first })} />
      </Card.Section>
      <Stack gap={4} mt="sm">
        <Anchor component={Link} to={`/products/${product.slug}`} className={classes.link} lineClamp={2}>
          {product.name}
        </Anchor>
        <Group justify="space-between" gap="xs">
          <Price money={product.price} fw={600} />
          {product.kind === "COURSE" && <Badge variant="light">{t("course")}</Badge>}
          {soldOut && (
            <Text size="sm" c="dimmed">
              {t("soldOut")}
            </Text>
          )}
        </Group>
      </Stack>
    </Card>
  );
}
