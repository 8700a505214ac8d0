import { Anchor, Card, Stack, Text } from "@mantine/core";
import { Link } from "react-router";
import { useTranslations } from "use-intl/react";
import { Picture } from "../../../ui/picture/picture";
import { Price } from "../../../ui/price/price";
import card from "../../../ui/product-card/product-card.module.css";
import type { CourseTeaserFragment } from "./course-teaser.generated";

/** A course in a list. Its price and picture come from catalog and are missing if catalog is unavailable. */
export function CourseTeaser({
  course: { slug, title, instructor, product },
}: {
  readonly course: CourseTeaserFragment;
}) {
  const t = useTranslations("shop.home");
  return (
    <Card component="article" withBorder padding="sm" className={card.card}>
      <Card.Section>
        <Picture image={product?.images[0]} name={title} />
      </Card.Section>
      <Stack gap={4} mt="sm">
        <Anchor component={Link} to={`/courses/${slug}`} className={card.link} lineClamp={2}>
          {title}
        </Anchor>
        {instructor?.fullName && (
          <Text size="sm" c="dimmed">
            {t("taughtBy", { name: instructor.fullName })}
          </Text>
        )}
        {product && <Price money={product.price} fw={600} />}
      </Stack>
    </Card>
  );
}
