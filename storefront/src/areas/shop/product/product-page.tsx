import { Anchor, Badge, Breadcrumbs, Grid, Group, SimpleGrid, Skeleton, Stack, Text, Title } from "@mantine/core";
import { Link, useParams, type LoaderFunctionArgs } from "react-router";
import { useQuery } from "urql";
import { useFormatter, useTranslations } from "use-intl/react";
import { NotFoundPage } from "../../../app/not-found-page";
import { Slot } from "../../../app/project/slot";
import { useBaseUrl } from "../../../app/shop-settings";
import { preload } from "../../../graph/graph-context";
import { CustomTexts } from "../../../ui/custom-fields/custom-texts";
import type { CustomField } from "../../../ui/custom-fields/custom-values";
import { Head } from "../../../ui/head/head";
import { missingAt } from "../../../ui/page-state/missing-at";
import { UnavailablePage } from "../../../ui/page-state/unavailable-page";
import { ProductPrice } from "../../../ui/price/price";
import { ProductCard } from "../../../ui/product-card/product-card";
import { attributes, type AttributeValues } from "../../../ui/product-attributes/product-attributes";
import { withReviewForms } from "../../../ui/reviews/judge-action";
import { preloadReviews } from "../../../ui/reviews/preload-reviews";
import { ReviewsSection } from "../../../ui/reviews/reviews-section";
import { addToCartAction } from "../cart/add-to-cart-action";
import { BuyBox } from "./buy-box";
import { Gallery } from "./gallery";
import { ProductDocument, type ProductPageFragment } from "./product.generated";
import { withStockMailForms } from "./stock-mail/stock-mail-action";
import { structuredProduct } from "./structured-product";
import { withWishForm } from "./wishlist/wish-action";

export const action = import.meta.env.SSR
  ? withReviewForms(withStockMailForms(withWishForm(addToCartAction)))
  : undefined;

export async function loader(args: LoaderFunctionArgs): Promise<null> {
  const answer = await preload(args, ProductDocument, { slug: args.params.slug ?? "" });
  await preloadReviews(args, answer?.data?.product?.id);
  return null;
}

export function Component() {
  const { slug = "" } = useParams();
  // a new key per product, so that the page never shows another product while it loads
  return <ProductPage key={slug} slug={slug} />;
}

function ProductPage({ slug }: { readonly slug: string }) {
  const [{ data, error, fetching }, refetch] = useQuery({ query: ProductDocument, variables: { slug } });
  const retry = () => refetch({ requestPolicy: "network-only" });
  if (data?.product)
    return <ProductDetails product={data.product} lineFields={data.customFields ?? []} retry={retry} />;
  if (fetching) return <LoadingProduct />;
  // null without an error: the product does not exist
  if (data && !missingAt(error, "product")) return <NotFoundPage />;
  return <UnavailablePage error={error} retry={retry} />;
}

interface ProductDetailsProps {
  readonly product: ProductPageFragment;
  readonly lineFields: readonly CustomField[];
  readonly retry: () => void;
}

function ProductDetails({ product, lineFields, retry }: ProductDetailsProps) {
  const t = useTranslations("shop.product");
  const origin = useBaseUrl();
  const { name, slug, description, images, price, categories, related, kind } = product;
  return (
    <Stack gap="xl">
      <Head
        title={name}
        description={description}
        image={images[0]?.url ?? null}
        type="product"
        canonical={`/products/${slug}`}
        structured={structuredProduct(product, origin)}
      />
      <Stack gap="md">
        <Trail product={product} />
        <Grid gap="xl">
          <Grid.Col span={{ base: 12, sm: 6, md: 7 }}>
            <Gallery images={images} name={name} />
          </Grid.Col>
          <Grid.Col span={{ base: 12, sm: 6, md: 5 }}>
            <Stack gap="md">
              <Stack gap="xs">
                {kind === "COURSE" && (
                  <Badge variant="light" size="lg">
                    {t("course")}
                  </Badge>
                )}
                <Title order={1}>{name}</Title>
                <ProductPrice money={price} fz={28} fw={650} />
              </Stack>
              <BuyBox product={product} lineFields={lineFields} retry={retry} />
              {description && <Text style={{ whiteSpace: "pre-line" }}>{description}</Text>}
              {categories.length > 0 && (
                <Group gap="xs" component="nav" aria-label={t("categories")}>
                  {categories.map((category) => (
                    <Badge
                      key={category.id}
                      component={Link}
                      to={`/categories/${category.slug}`}
                      variant="default"
                      size="lg"
                      tt="none"
                      fw={500}
                      style={{ cursor: "pointer" }}
                    >
                      {category.name}
                    </Badge>
                  ))}
                </Group>
              )}
              <Text size="sm" c="dimmed">
                {t("sku", { sku: product.sku })}
              </Text>
              <Attributes product={product} />
              <CustomTexts values={product.customValues} />
              <Slot name="product.aside" with={{ product }} />
            </Stack>
          </Grid.Col>
        </Grid>
      </Stack>
      <Slot name="product.below" with={{ product }} />
      <ReviewsSection product={product} retry={retry} />
      {related.length > 0 && (
        <Stack component="section" aria-labelledby="related">
          <Title order={2} id="related">
            {t("related")}
          </Title>
          <SimpleGrid cols={{ base: 2, md: 4 }} spacing={{ base: "xs", sm: "md" }}>
            {related.map((other) => (
              <ProductCard key={other.id} product={other} />
            ))}
          </SimpleGrid>
        </Stack>
      )}
    </Stack>
  );
}

function Attributes({ product }: { readonly product: AttributeValues }) {
  const t = useTranslations("common");
  const format = useFormatter();
  return attributes.map(({ name, label }) => {
    const value: string | number | null = product[name];
    return (
      value !== null && (
        <Text key={name} size="sm" c="dimmed">
          {t(label)}: {typeof value === "number" ? format.number(value) : value}
        </Text>
      )
    );
  });
}

function Trail({ product: { name, categories } }: { readonly product: ProductPageFragment }) {
  const t = useTranslations("shop.product");
  const [category] = categories;
  return (
    <Breadcrumbs component="nav" aria-label={t("trail")} separatorMargin={6} style={{ flexWrap: "wrap" }}>
      <Anchor component={Link} to="/products" size="sm">
        {t("allProducts")}
      </Anchor>
      {category && (
        <Anchor component={Link} to={`/categories/${category.slug}`} size="sm">
          {category.name}
        </Anchor>
      )}
      <Text size="sm" c="dimmed" aria-current="page">
        {name}
      </Text>
    </Breadcrumbs>
  );
}

function LoadingProduct() {
  return (
    <Stack gap="md" aria-hidden>
      <Skeleton height={20} width={240} />
      <Grid gap="xl">
        <Grid.Col span={{ base: 12, sm: 6, md: 7 }}>
          <Skeleton style={{ aspectRatio: "4 / 3" }} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, sm: 6, md: 5 }}>
          <Stack gap="md">
            <Skeleton height={40} width="80%" />
            <Skeleton height={32} width={120} />
            <Skeleton height={40} />
            <Skeleton height={120} />
          </Stack>
        </Grid.Col>
      </Grid>
    </Stack>
  );
}
