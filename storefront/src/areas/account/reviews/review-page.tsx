import { Alert, Anchor } from "@mantine/core";
import { Link, useActionData, useParams, useSearchParams, type LoaderFunctionArgs } from "react-router";
import { useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { preload } from "../../../graph/graph-context";
import { EmptyState } from "../../../ui/page-state/empty-state";
import { ErrorState } from "../../../ui/page-state/error-state";
import { PageState } from "../../../ui/page-state/page-state";
import { AccountSkeleton } from "../components/account-skeleton";
import { PageTitle } from "../components/page-title";
import { DeleteReviewForm } from "./delete-review-form";
import { reviewAction, type RefusedReview } from "./review-action";
import { ReviewForm } from "./review-form";
import { ReviewFormDocument, type ReviewFormQuery } from "./review.generated";

export const action = import.meta.env.SSR ? reviewAction : undefined;

export async function loader(args: LoaderFunctionArgs): Promise<null> {
  await preload(args, ReviewFormDocument, { productId: args.params.productId ?? "" });
  return null;
}

/** The viewer's review of one product. */
export function Component() {
  const t = useTranslations("account.reviews");
  const { productId = "" } = useParams();
  const [answer, refetch] = useQuery({ query: ReviewFormDocument, variables: { productId } });
  const retry = () => refetch({ requestPolicy: "network-only" });
  return (
    <PageState answer={answer} loading={<AccountSkeleton height={320} />} retry={retry}>
      {({ product }) => {
        if (product) return <ProductReview key={productId} product={product} />;
        if (answer.error) return <ErrorState error={answer.error} retry={retry} />;
        return <EmptyState order={1} title={t("form.unknownProduct")} text={t("form.unknownProductText")} />;
      }}
    </PageState>
  );
}

function ProductReview({ product }: { readonly product: NonNullable<ReviewFormQuery["product"]> }) {
  const t = useTranslations("account.reviews.form");
  const [parameters] = useSearchParams();
  const refused = useActionData<RefusedReview>();
  const { name, slug, myReview } = product;
  const isJustSaved = parameters.has("saved") && !refused;
  return (
    <>
      <PageTitle>{t("title", { product: name })}</PageTitle>
      <Anchor component={Link} to={`/products/${slug}#reviews`} w="fit-content">
        {t("back", { product: name })}
      </Anchor>
      {parameters.has("deleted") && !myReview && (
        <Alert role="status" color="souk" variant="light">
          {t("deleted")}
        </Alert>
      )}
      {myReview && (isJustSaved || myReview.status !== "PUBLISHED") && (
        <Alert role="status" color={myReview.status === "PUBLISHED" ? "souk" : "yellow"} variant="light">
          {t(`statuses.${myReview.status}`)}
        </Alert>
      )}
      <ReviewForm product={product} />
      {myReview && <DeleteReviewForm product={product} id={myReview.id} />}
    </>
  );
}
