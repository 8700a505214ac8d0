import { Anchor, Badge, Text } from "@mantine/core";
import { Link, useSearchParams, type LoaderFunctionArgs } from "react-router";
import { useQuery } from "urql";
import { useFormatter, useTranslations } from "use-intl/react";
import { preload } from "../../../graph/graph-context";
import type { ReviewStatus } from "../../../graph/schema-types.generated";
import { KeysetTable, type TableColumn } from "../../../ui/keyset-table/keyset-table";
import { useListAddress } from "../../../ui/keyset-table/use-list-address";
import { EmptyState } from "../../../ui/page-state/empty-state";
import { PageTitle } from "../components/page-title";
import { MyReviewsDocument, type MyReviewsQuery } from "./my-reviews.generated";

export async function loader(args: LoaderFunctionArgs): Promise<null> {
  const after = new URL(args.request.url).searchParams.get("after");
  await preload(args, MyReviewsDocument, { after });
  return null;
}

type Review = NonNullable<MyReviewsQuery["myReviews"]>["nodes"][number];

const colors: Readonly<Record<ReviewStatus, string>> = { PUBLISHED: "souk", HELD: "yellow", REJECTED: "red" };

/** The viewer's reviews. Each leads to its form. */
export function Component() {
  const t = useTranslations("account.reviews");
  const address = useListAddress();
  const [parameters] = useSearchParams();
  const [{ data, error, fetching }, refetch] = useQuery({
    query: MyReviewsDocument,
    variables: { after: parameters.get("after") },
  });
  return (
    <>
      <PageTitle>{t("title")}</PageTitle>
      <Text c="dimmed">{t("text")}</Text>
      <KeysetTable
        label={t("title")}
        columns={useColumns()}
        rows={data?.myReviews?.nodes}
        rowKey={({ id }) => id}
        address={address}
        pageInfo={data?.myReviews?.pageInfo}
        fetching={fetching}
        error={error}
        retry={() => refetch({ requestPolicy: "network-only" })}
        empty={<EmptyState title={t("empty")} text={t("emptyText")} />}
      />
    </>
  );
}

function useColumns(): TableColumn<Review>[] {
  const t = useTranslations("account.reviews");
  const format = useFormatter();
  return [
    {
      key: "product",
      header: t("product"),
      cell: ({ product }) =>
        product?.slug ? (
          <Anchor component={Link} to={`/products/${product.slug}#reviews`} inherit>
            {product.name}
          </Anchor>
        ) : (
          "–"
        ),
    },
    {
      key: "review",
      header: t("review"),
      cell: ({ stars, title, product }) => (
        <Text inherit miw={160}>
          {product ? (
            <Anchor component={Link} to={`/account/reviews/${product.id}`} inherit>
              {t("headline", { stars, title })}
            </Anchor>
          ) : (
            t("headline", { stars, title })
          )}
        </Text>
      ),
    },
    {
      key: "status",
      header: t("status"),
      cell: ({ status }) => (
        <Badge variant="light" color={colors[status]} tt="none" miw="max-content">
          {t(`statuses.${status}`)}
        </Badge>
      ),
    },
    {
      key: "written",
      header: t("written"),
      cell: ({ createdAt }) => (
        <Text span inherit style={{ whiteSpace: "nowrap" }}>
          {format.dateTime(new Date(createdAt), { dateStyle: "medium" })}
        </Text>
      ),
    },
  ];
}
