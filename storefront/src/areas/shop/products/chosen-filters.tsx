import { Anchor, Button, Group } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { Link, useLocation } from "react-router";
import { useTranslations } from "use-intl/react";
import { bounds } from "../../../ui/product-attributes/product-attributes";
import { isNarrowed, toggled } from "./list-choice";
import { useCategoryNames } from "./use-category-names";
import { useListChoice } from "./use-list-choice";

/** The active filters of the list, each with a link to remove it. */
export function ChosenFilters() {
  const t = useTranslations("shop.list");
  const ofAttribute = useTranslations("common");
  const { pathname } = useLocation();
  const { choice, addressWith } = useListChoice();
  const categoryName = useCategoryNames();
  if (!isNarrowed(choice)) return null;
  const { search, categories, tags, kind, minPrice, maxPrice, minRating } = choice;
  const chips = [
    ...(search ? [{ name: t("chosenSearch", { search }), without: { q: undefined } }] : []),
    ...categories.map((slug) => ({ name: categoryName(slug), without: { category: toggled(categories, slug) } })),
    ...(kind ? [{ name: t(`kinds.${kind}`), without: { kind: undefined } }] : []),
    ...(minPrice ? [{ name: t("chosenMin", { price: minPrice }), without: { min: undefined } }] : []),
    ...(maxPrice ? [{ name: t("chosenMax", { price: maxPrice }), without: { max: undefined } }] : []),
    ...(minRating ? [{ name: t("ratingFrom", { stars: minRating }), without: { rating: undefined } }] : []),
    ...bounds.flatMap(({ name, end, attribute }) => {
      const value = choice.bounds[name];
      const label = ofAttribute(attribute.label);
      const text =
        end === "min" ? t("chosenFrom", { label, value: value ?? 0 }) : t("chosenTo", { label, value: value ?? 0 });
      return value === undefined ? [] : [{ name: text, without: { [name]: undefined } }];
    }),
    ...tags.map((tag) => ({ name: tag, without: { tag: toggled(tags, tag) } })),
  ];
  return (
    <Group component="nav" gap="xs" aria-label={t("chosen")}>
      {chips.map(({ name, without }) => (
        <Button
          key={name}
          component={Link}
          to={addressWith(without)}
          preventScrollReset
          size="compact-sm"
          variant="light"
          rightSection={<IconX aria-hidden size={14} />}
          aria-label={t("takeOut", { name })}
        >
          {name}
        </Button>
      ))}
      <Anchor component={Link} to={pathname} size="sm">
        {t("takeOutAll")}
      </Anchor>
    </Group>
  );
}
