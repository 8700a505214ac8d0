import { Button } from "@mantine/core";
import { memo } from "react";
import { Link, useHref, useLocation } from "react-router";
import { useLocale, useTranslations } from "use-intl/react";
import type { ProductKind } from "../../../graph/schema-types.generated";
import { attributes, boundName } from "../../../ui/product-attributes/product-attributes";
import { formatMoney } from "../../../ui/price/format-money";
import text from "../../../ui/text/text.module.css";
import { FilterGroup } from "./filter-group";
import { FilterOption } from "./filter-option";
import classes from "./filters.module.css";
import type { FacetsFragment } from "./filters.generated";
import { toggled, type ListChoice } from "./list-choice";
import { RatingFilter } from "./rating-filter";
import { useCategoryNames } from "./use-category-names";
import { useListChoice } from "./use-list-choice";

export interface FiltersProps {
  /** Undefined until they are loaded. */
  readonly facets: FacetsFragment | undefined;
  /** The slug of the category of the whole list. */
  readonly category?: string;
}

/** A form that the browser submits itself without JavaScript; with JavaScript each choice applies at once. */
export const Filters = memo(function Filters({ id, facets, category }: FiltersProps & { readonly id: string }) {
  const t = useTranslations("shop.list");
  const { pathname } = useLocation();
  const action = useHref(pathname);
  const { choice, change } = useListChoice();
  return (
    <form
      id={id}
      action={action}
      onSubmit={(event) => {
        event.preventDefault();
        const given = boundsIn(event.currentTarget);
        change(() => given);
      }}
    >
      {choice.search && <input type="hidden" name="q" value={choice.search} />}
      <div className={classes.groups}>
        {category === undefined ? <Categories facets={facets} /> : <OtherCategories {...{ facets, category }} />}
        <Kinds facets={facets} />
        <Prices facets={facets} />
        <RatingFilter />
        <AttributeRanges />
        <Tags facets={facets} />
        <noscript>
          <button>{t("apply")}</button>
        </noscript>
      </div>
    </form>
  );
});

/** A range of the form. Its two inputs are drawn and submitted by these names. */
interface Range {
  readonly names: readonly [min: string, max: string];
  readonly value: (choice: ListChoice, index: 0 | 1) => string | number | undefined;
}

const priceRange: Range = {
  names: ["min", "max"],
  value: ({ minPrice, maxPrice }, index) => (index === 0 ? minPrice : maxPrice),
};

const attributeRanges = attributes
  .filter(({ isFilter }) => isFilter)
  .map((attribute) => {
    const names = [boundName("min", attribute), boundName("max", attribute)] as const;
    return { attribute, names, value: ({ bounds }: ListChoice, index: 0 | 1) => bounds[names[index]] };
  });

/** Every range that the form draws. */
const ranges: readonly Range[] = [priceRange, ...attributeRanges];

function boundsIn(form: HTMLFormElement): Record<string, string> {
  const given = new FormData(form);
  const entered = (name: string) => {
    const value = given.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  return Object.fromEntries(ranges.flatMap(({ names }) => names.map((name) => [name, entered(name)])));
}

type Facets = Pick<FiltersProps, "facets">;

function Categories({ facets }: Facets) {
  const t = useTranslations("shop.list");
  const { choice, change } = useListChoice();
  const nameOf = useCategoryNames();
  const counted = (facets?.categories ?? []).map(({ category: { slug, name }, count }) => ({ slug, name, count }));
  const missing = choice.categories
    .filter((slug) => !counted.some((one) => one.slug === slug))
    .map((slug) => ({ slug, name: nameOf(slug), count: facets ? 0 : undefined }));
  const shown = [...counted, ...missing];
  if (shown.length === 0) return null;
  return (
    <FilterGroup legend={t("categories")}>
      {shown.map(({ slug, name, count }) => (
        <FilterOption
          key={slug}
          type="checkbox"
          name="category"
          value={slug}
          label={name}
          count={count}
          checked={choice.categories.includes(slug)}
          onChange={() => change(({ categories }) => ({ category: toggled(categories, slug) }))}
        />
      ))}
    </FilterGroup>
  );
}

/** In a list of one category, links lead to the pages of other categories and keep the other filters. */
function OtherCategories({ facets, category }: FiltersProps) {
  const t = useTranslations("shop.list");
  const { addressWith } = useListChoice();
  if (!facets) return null;
  return (
    <nav aria-label={t("categories")}>
      <p className={classes.categoriesTitle}>{t("categories")}</p>
      <div className={classes.categories}>
        <Link to={addressWith({}, "/products")} className={`${text.link} ${text.small} ${classes.category}`}>
          {t("all")}
        </Link>
        {facets.categories.map(({ category: { slug, name }, count }) => (
          <Link
            key={slug}
            to={addressWith({}, `/categories/${slug}`)}
            className={`${text.link} ${text.small} ${classes.category}`}
            {...(slug === category ? { "aria-current": "page" as const } : {})}
          >
            {name} <span className={text.dimmed}>{count}</span>
          </Link>
        ))}
      </div>
    </nav>
  );
}

function Kinds({ facets }: Facets) {
  const t = useTranslations("shop.list");
  const { choice, change } = useListChoice();
  const kinds = facets?.kinds ?? [];
  if (kinds.length < 2 && !choice.kind) return null;
  const countOf = (kind: ProductKind) => kinds.find((one) => one.kind === kind)?.count ?? 0;
  return (
    <FilterGroup legend={t("kind")}>
      <FilterOption
        type="radio"
        name="kind"
        value=""
        label={t("kinds.ALL")}
        checked={!choice.kind}
        onChange={() => change(() => ({ kind: undefined }))}
      />
      {(["PHYSICAL", "COURSE"] as const).map((kind) => (
        <FilterOption
          key={kind}
          type="radio"
          name="kind"
          value={kind}
          label={t(`kinds.${kind}`)}
          count={countOf(kind)}
          checked={choice.kind === kind}
          onChange={() => change(() => ({ kind }))}
        />
      ))}
    </FilterGroup>
  );
}

function Prices({ facets }: Facets) {
  const t = useTranslations("shop.list");
  const locale = useLocale();
  const range = facets?.price;
  return (
    <FilterGroup legend={t("price")}>
      {range && range.min.amount !== range.max.amount && (
        <p className={text.dimmed}>
          {t("priceRange", { min: formatMoney(range.min, locale), max: formatMoney(range.max, locale) })}
        </p>
      )}
      <RangeInputs range={priceRange} />
      <Button type="submit" size="xs" variant="default">
        {t("setPrice")}
      </Button>
    </FilterGroup>
  );
}

/** The ranges of whole numbers, such as the weight. */
function AttributeRanges() {
  const t = useTranslations("shop.list");
  const ofAttribute = useTranslations("common");
  return attributeRanges.map((range) => (
    <FilterGroup key={range.attribute.name} legend={ofAttribute(range.attribute.label)}>
      <RangeInputs range={range} name={ofAttribute(range.attribute.label)} />
      <Button type="submit" size="xs" variant="default">
        {t("apply")}
      </Button>
    </FilterGroup>
  ));
}

/** `name` distinguishes the inputs of several ranges for assistive technology. */
function RangeInputs({ range: { names, value }, name }: { readonly range: Range; readonly name?: string }) {
  const t = useTranslations("shop.list");
  const { choice } = useListChoice();
  return (
    <div className={classes.range}>
      {([0, 1] as const).map((index) => (
        <label key={`${names[index]} ${value(choice, index)}`} className={classes.field}>
          <span>{t(index === 0 ? "min" : "max")}</span>
          <input
            name={names[index]}
            inputMode="decimal"
            autoComplete="off"
            aria-label={name && `${name}: ${t(index === 0 ? "min" : "max")}`}
            defaultValue={value(choice, index) ?? ""}
          />
        </label>
      ))}
    </div>
  );
}

const tagsAtFirst = 8;

function Tags({ facets }: Facets) {
  const t = useTranslations("shop.list");
  const { choice, change } = useListChoice();
  const counted = facets?.tags ?? [];
  const missing = choice.tags.filter((tag) => !counted.some((one) => one.tag === tag));
  // products must have all chosen tags, but each count is for one tag alone, so counts appear only without a choice
  const isCounted = choice.tags.length === 0;
  // chosen options are always visible
  const shown = [
    ...missing.map((tag) => ({ tag, count: facets ? 0 : undefined })),
    ...counted.filter(({ tag }) => choice.tags.includes(tag)),
    ...counted.filter(({ tag }) => !choice.tags.includes(tag)),
  ];
  if (shown.length === 0) return null;
  const box = ({ tag, count }: { tag: string; count: number | undefined }) => (
    <FilterOption
      key={tag}
      type="checkbox"
      name="tag"
      value={tag}
      label={tag}
      count={isCounted ? count : undefined}
      checked={choice.tags.includes(tag)}
      onChange={() => change(({ tags }) => ({ tag: toggled(tags, tag) }))}
    />
  );
  return (
    <FilterGroup legend={t("tags")}>
      {shown.slice(0, tagsAtFirst).map(box)}
      {shown.length > tagsAtFirst && (
        <details>
          <summary className={classes.more}>{t("moreTags")}</summary>
          <div className={classes.moreTags}>{shown.slice(tagsAtFirst).map(box)}</div>
        </details>
      )}
    </FilterGroup>
  );
}
