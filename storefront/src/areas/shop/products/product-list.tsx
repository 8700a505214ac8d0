import { Box, Button, Group, Skeleton } from "@mantine/core";
import { IconChevronLeft, IconChevronRight, IconMoodEmpty } from "@tabler/icons-react";
import { memo, Suspense, useEffect, useId, useRef } from "react";
import { Link } from "react-router";
import { useTranslations } from "use-intl/react";
import { EmptyState } from "../../../ui/page-state/empty-state";
import { MissingPage, isMissingPage } from "../../../ui/page-state/missing-page";
import type { Answer } from "../../../ui/page-state/page-state";
import { UnavailablePage } from "../../../ui/page-state/unavailable-page";
import { ProductCard } from "../../../ui/product-card/product-card";
import card from "../../../ui/product-card/product-card.module.css";
import { PlainSelect } from "../../../ui/select/plain-select";
import text from "../../../ui/text/text.module.css";
import { useSameObject } from "../../../ui/page-state/use-same-object";
import { ChosenFilters } from "./chosen-filters";
import { Filters } from "./filters";
import { FiltersInDrawer } from "./filters-in-drawer";
import { isNarrowed, shopSorts } from "./list-choice";
import classes from "./product-list.module.css";
import type { ProductListingFragment } from "./products.generated";
import { useListChoice } from "./use-list-choice";

export interface ProductListProps {
  readonly answer: Answer<unknown>;
  /** Null if catalog is unavailable, or if the page of the address does not exist. */
  readonly products: ProductListingFragment | null | undefined;
  /** The slug of the category of the whole list. */
  readonly category?: string;
  readonly retry: () => void;
}

/** Products with their filters. The address holds the whole state, and links and form work without JavaScript too. */
export function ProductList({ answer, products: answered, category, retry }: ProductListProps) {
  const products = useSameObject(answered);
  const t = useTranslations("shop.list");
  const { choice, addressWith } = useListChoice();
  const formId = useId();
  const { error, fetching } = answer;
  const filters = { facets: products?.facets, ...(category === undefined ? {} : { category }) };
  if (!products && error && !fetching) {
    if (isMissingPage(error)) return <MissingPage firstPage={addressWith({})} />;
    return <UnavailablePage error={error} retry={retry} />;
  }
  return (
    <div className={classes.layout}>
      <noscript>
        <style>{`.${classes.filters} { display: block } .${classes.inDrawer} { display: none }`}</style>
      </noscript>
      <aside className={classes.filters} aria-label={t("filters")}>
        <Filters id={formId} {...filters} />
      </aside>
      <Results busy={fetching} page={choice.after ?? choice.before ?? ""}>
        <div className={classes.bar}>
          <p role="status" className={text.dimmed}>
            {products ? t("count", { count: products.totalCount }) : t("loading")}
          </p>
          <div className={classes.choices}>
            <div className={classes.inDrawer}>
              <FiltersInDrawer {...filters} count={products?.totalCount} />
            </div>
            <SortChoice formId={formId} />
          </div>
        </div>
        <ChosenFilters />
        {!products && <LoadingCards />}
        {products?.nodes.length === 0 && <NothingFound />}
        {products && products.nodes.length > 0 && <ProductGrid products={products.nodes} />}
        {products && <Pages pageInfo={products.pageInfo} />}
      </Results>
    </div>
  );
}

/** A Suspense boundary hydrates on its own, so that no task of the page is long. */
const ProductGrid = memo(function ProductGrid({ products }: { readonly products: ProductListingFragment["nodes"] }) {
  return (
    <Suspense>
      <div className={card.grid}>
        {products.map((product, index) => (
          <ProductCard key={product.id} product={product} first={index < 6} />
        ))}
      </div>
    </Suspense>
  );
});

/** Moves the focus to the start of the list after another page of it has loaded. */
function Results({ busy, page, children }: { busy: boolean; page: string; children: React.ReactNode }) {
  const t = useTranslations("shop.list");
  const region = useRef<HTMLElement>(null);
  const shown = useRef(page);
  useEffect(() => {
    if (shown.current === page) return;
    shown.current = page;
    region.current?.focus({ preventScroll: true });
  }, [page]);
  return (
    <section ref={region} tabIndex={-1} aria-label={t("results")} aria-busy={busy} className={classes.results}>
      {children}
    </section>
  );
}

function SortChoice({ formId }: { readonly formId: string }) {
  const t = useTranslations("shop.list");
  const { choice, change } = useListChoice();
  const best = choice.search ? "relevance" : "NEWEST";
  const sorts = choice.search ? ["relevance" as const, ...shopSorts] : shopSorts;
  return (
    <div className={classes.sort}>
      <PlainSelect
        form={formId}
        name="sort"
        aria-label={t("sort")}
        value={choice.sort ?? best}
        options={sorts.map((sort) => ({ value: sort, label: t(`sorts.${sort}`) }))}
        onChange={({ currentTarget: { value } }) => change(() => ({ sort: value === best ? undefined : value }))}
      />
      <noscript>
        <button form={formId}>{t("apply")}</button>
      </noscript>
    </div>
  );
}

function Pages({ pageInfo }: Pick<ProductListingFragment, "pageInfo">) {
  const t = useTranslations("shop.list");
  const { addressWith } = useListChoice();
  const { hasPreviousPage, hasNextPage, startCursor, endCursor } = pageInfo;
  if (!hasPreviousPage && !hasNextPage) return null;
  const link = (cursor: "before" | "after", value: string) => {
    const first = addressWith({});
    return `${first}${first.includes("?") ? "&" : "?"}${new URLSearchParams({ [cursor]: value }).toString()}`;
  };
  return (
    <Group component="nav" justify="center" mt="lg" aria-label={t("pages")}>
      {hasPreviousPage && startCursor && (
        <Button
          component={Link}
          to={link("before", startCursor)}
          rel="prev"
          variant="default"
          leftSection={<IconChevronLeft aria-hidden size={16} />}
        >
          {t("previous")}
        </Button>
      )}
      {hasNextPage && endCursor && (
        <Button
          component={Link}
          to={link("after", endCursor)}
          rel="next"
          variant="default"
          rightSection={<IconChevronRight aria-hidden size={16} />}
        >
          {t("next")}
        </Button>
      )}
    </Group>
  );
}

function NothingFound() {
  const t = useTranslations("shop.list");
  const { choice } = useListChoice();
  const narrowed = isNarrowed(choice);
  return (
    <EmptyState
      icon={<IconMoodEmpty aria-hidden size={40} stroke={1.2} />}
      title={t("nothing")}
      {...(narrowed ? { text: t("nothingText") } : {})}
    >
      <Button component={Link} to="/products">
        {t("seeAll")}
      </Button>
    </EmptyState>
  );
}

function LoadingCards() {
  return (
    <div className={card.grid} aria-hidden>
      {Array.from({ length: 9 }, (_card, index) => (
        <Box key={index}>
          <Skeleton style={{ aspectRatio: "4 / 3" }} />
          <Skeleton height={16} mt="sm" width="80%" />
          <Skeleton height={16} mt="xs" width="40%" />
        </Box>
      ))}
    </div>
  );
}
