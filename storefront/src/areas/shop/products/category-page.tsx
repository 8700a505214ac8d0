import { Stack, Text, Title } from "@mantine/core";
import { useParams, type LoaderFunctionArgs } from "react-router";
import { useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { NotFoundPage } from "../../../app/not-found-page";
import { useBaseUrl } from "../../../app/shop-settings";
import { preload } from "../../../graph/graph-context";
import { Head } from "../../../ui/head/head";
import { missingAt } from "../../../ui/page-state/missing-at";
import { CategoryProductsDocument } from "./category.generated";
import { isNarrowed, listChoiceFrom, listVariables } from "./list-choice";
import { ProductList } from "./product-list";
import { useListChoice } from "./use-list-choice";

export async function loader(args: LoaderFunctionArgs): Promise<null> {
  const slug = args.params.slug ?? "";
  const { searchParams } = new URL(args.request.url);
  await preload(args, CategoryProductsDocument, { slug, ...listVariables(listChoiceFrom(searchParams), slug) });
  return null;
}

export function Component() {
  const { slug = "" } = useParams();
  // a new key per category, so that the page never shows another category while it loads
  return <CategoryPage key={slug} slug={slug} />;
}

function CategoryPage({ slug }: { readonly slug: string }) {
  const t = useTranslations("shop.list");
  const origin = useBaseUrl();
  const { choice } = useListChoice();
  const [answer, refetch] = useQuery({
    query: CategoryProductsDocument,
    variables: { slug, ...listVariables(choice, slug) },
  });
  const { data, error, fetching } = answer;
  const category = data?.category;
  if (data && !category && !fetching && !missingAt(error, "category")) return <NotFoundPage />;
  return (
    <Stack gap="md">
      {category && (
        <Head
          title={category.name}
          description={category.description ?? t("categoryDescription", { category: category.name })}
          canonical={`/categories/${slug}`}
          hidden={isNarrowed(choice)}
          structured={structuredList(category.name, data.products?.nodes ?? [], origin)}
        />
      )}
      <Title order={1} mih="1.3em">
        {category?.name}
      </Title>
      {category?.description && <Text maw={640}>{category.description}</Text>}
      <ProductList
        answer={answer}
        products={data?.products}
        category={slug}
        retry={() => refetch({ requestPolicy: "network-only" })}
      />
    </Stack>
  );
}

/** Returns the products of a page as schema.org data for search engines: https://schema.org/ItemList. */
function structuredList(
  name: string,
  products: readonly { readonly slug: string; readonly name: string }[],
  origin: string,
): object {
  return {
    "@context": "https://schema.org",
    "@type": "ItemList",
    name,
    itemListElement: products.map((product, index) => ({
      "@type": "ListItem",
      position: index + 1,
      name: product.name,
      url: `${origin}/products/${product.slug}`,
    })),
  };
}
