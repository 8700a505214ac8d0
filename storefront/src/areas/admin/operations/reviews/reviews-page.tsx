import { Anchor, Select, Stack, Text, Title } from "@mantine/core";
import { IconStar } from "@tabler/icons-react";
import { Link } from "react-router";
import { useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import type { ReviewStatus } from "../../../../graph/schema-types.generated";
import { Head } from "../../../../ui/head/head";
import { KeysetTable, type TableColumn } from "../../../../ui/keyset-table/keyset-table";
import { useListAddress } from "../../../../ui/keyset-table/use-list-address";
import { EmptyState } from "../../../../ui/page-state/empty-state";
import { ReviewPictures } from "../../../../ui/reviews/review-pictures";
import { Moment } from "../../components/moment";
import { ReviewActions } from "./review-actions";
import { AdminReviewsDocument, type AdminReviewFragment } from "./reviews.generated";

const statuses = ["HELD", "PUBLISHED", "REJECTED"] as const satisfies readonly ReviewStatus[];
const pageSize = 25;

/** The moderation queue: without a status in the address, the list shows the held reviews. */
export function Component() {
  const t = useTranslations("adminOperations.reviews");
  const address = useListAddress();
  const status = statuses.find((known) => known === address.value("status")) ?? "HELD";
  const [{ data, error, fetching }, refetch] = useQuery({
    query: AdminReviewsDocument,
    variables: { first: pageSize, status, ...(address.after ? { after: address.after } : {}) },
    requestPolicy: "cache-and-network",
  });
  const retry = () => refetch({ requestPolicy: "network-only" });
  return (
    <Stack>
      <Head title={t("title")} hidden />
      <Title order={1}>{t("title")}</Title>
      <Select
        label={t("status")}
        w={200}
        allowDeselect={false}
        data={statuses.map((value) => ({ value, label: t(`statuses.${value}`) }))}
        value={status}
        onChange={(value) => address.change({ status: value === "HELD" ? undefined : (value ?? undefined) })}
      />
      <KeysetTable
        label={t("title")}
        columns={useColumns(retry)}
        rows={data?.reviews?.nodes}
        rowKey={({ id }) => id}
        address={address}
        pageInfo={data?.reviews?.pageInfo}
        fetching={fetching}
        error={error}
        retry={retry}
        empty={<EmptyState icon={<IconStar aria-hidden size={40} stroke={1.2} />} title={t(`none.${status}`)} />}
      />
    </Stack>
  );
}

function useColumns(decided: () => void): readonly TableColumn<AdminReviewFragment>[] {
  const t = useTranslations("adminOperations.reviews");
  return [
    { key: "written", header: t("written"), cell: ({ createdAt }) => <Moment at={createdAt} /> },
    {
      key: "product",
      header: t("product"),
      cell: ({ product }) =>
        product?.slug ? (
          <Anchor component={Link} to={`/products/${product.slug}`} reloadDocument inherit>
            {product.name}
          </Anchor>
        ) : (
          "–"
        ),
    },
    {
      key: "review",
      header: t("review"),
      cell: (review) => (
        <Stack gap={4} maw={520} miw={220}>
          <Text size="sm" fw={600}>
            {t("headline", { stars: review.stars, title: review.title })}
          </Text>
          <Text size="sm" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
            {review.text}
          </Text>
          <ReviewPictures review={review} />
          <Text size="sm" c="dimmed">
            {t("by", { name: review.authorName })}
          </Text>
          {review.reply !== null && (
            <Text size="sm" c="dimmed">
              {t("replied", { reply: review.reply })}
            </Text>
          )}
        </Stack>
      ),
    },
    {
      key: "reason",
      header: t("reason"),
      cell: ({ heldReason, reportCount }) => (
        <Stack gap={2} miw={140}>
          {heldReason !== null && <Text size="sm">{t(`reasons.${heldReason}`)}</Text>}
          <Text size="sm" c="dimmed">
            {t("reports", { count: reportCount ?? 0 })}
          </Text>
        </Stack>
      ),
    },
    { key: "act", header: t("act"), cell: (review) => <ReviewActions review={review} decided={decided} /> },
  ];
}
