import { Button, SimpleGrid, Skeleton, Stack, Title } from "@mantine/core";
import { IconHeart } from "@tabler/icons-react";
import { Link, useParams, type LoaderFunctionArgs } from "react-router";
import { useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { NotFoundPage } from "../../../app/not-found-page";
import { preload } from "../../../graph/graph-context";
import { Head } from "../../../ui/head/head";
import { EmptyState } from "../../../ui/page-state/empty-state";
import { missingAt } from "../../../ui/page-state/missing-at";
import { UnavailablePage } from "../../../ui/page-state/unavailable-page";
import { ProductCard } from "../../../ui/product-card/product-card";
import { SharedWishlistDocument, type SharedWishlistQuery } from "./shared-wishlist.generated";

const firstPictures = 4;

export async function loader(args: LoaderFunctionArgs): Promise<null> {
  await preload(args, SharedWishlistDocument, { token: args.params.token ?? "" });
  return null;
}

/** The wishlist of another person, who has shared its address. */
export function Component() {
  const t = useTranslations("shop.sharedWishlist");
  const { token = "" } = useParams();
  const [{ data, error, fetching }, refetch] = useQuery({ query: SharedWishlistDocument, variables: { token } });
  const list = data?.sharedWishlist;
  if (list) return <List list={list} />;
  if (data && !missingAt(error, "sharedWishlist")) return <NotFoundPage />;
  return (
    <>
      <Head title={t("title")} hidden />
      {fetching ? (
        <Skeleton aria-hidden height={260} />
      ) : (
        <UnavailablePage error={error} retry={() => refetch({ requestPolicy: "network-only" })} />
      )}
    </>
  );
}

function List({ list }: { readonly list: NonNullable<SharedWishlistQuery["sharedWishlist"]> }) {
  const t = useTranslations("shop.sharedWishlist");
  const title = list.name ?? t("title");
  return (
    <Stack gap="md">
      <Head title={title} hidden />
      <Title order={1}>{title}</Title>
      {list.products.length === 0 ? (
        <EmptyState icon={<IconHeart aria-hidden size={40} stroke={1.2} />} title={t("empty")} text={t("emptyText")}>
          <Button component={Link} to="/products">
            {t("toProducts")}
          </Button>
        </EmptyState>
      ) : (
        <SimpleGrid cols={{ base: 2, sm: 3, md: 4 }} spacing={{ base: "xs", sm: "md" }}>
          {list.products.map((product, index) => (
            <ProductCard key={product.id} product={product} first={index < firstPictures} />
          ))}
        </SimpleGrid>
      )}
    </Stack>
  );
}
