import { Stack, Title } from "@mantine/core";
import { useParams } from "react-router";
import { useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { NotFoundPage } from "../../../../app/not-found-page";
import { Slot } from "../../../../app/project/slot";
import { Head } from "../../../../ui/head/head";
import { ErrorState } from "../../../../ui/page-state/error-state";
import { PageState } from "../../../../ui/page-state/page-state";
import { BackToProducts } from "./back-to-products";
import { ProductEditor } from "./product-editor";
import { ProductSkeleton } from "./product-skeleton";
import { AdminProductDocument } from "./product.generated";

/** The editor page of one product. */
export function Component() {
  const t = useTranslations("adminCatalog.product");
  const { id = "" } = useParams();
  const [answer, refetch] = useQuery({
    query: AdminProductDocument,
    variables: { id },
    requestPolicy: "cache-and-network",
  });
  const retry = () => refetch({ requestPolicy: "network-only" });
  const loading = (
    <Stack>
      <BackToProducts />
      <Title order={1}>{t("title")}</Title>
      <ProductSkeleton />
    </Stack>
  );
  return (
    <>
      <Head title={answer.data?.product?.name ?? t("title")} hidden />
      <PageState answer={answer} loading={loading} retry={retry}>
        {({ product, categories, customFields }) => {
          // a form keeps the typed text, so each product needs its own form
          if (product) {
            return (
              <Stack key={product.id}>
                <ProductEditor product={product} categories={categories ?? []} customFields={customFields ?? []} />
                <Slot name="admin.product.aside" with={{ product }} />
              </Stack>
            );
          }
          if (answer.fetching) return loading;
          return answer.error ? <ErrorState error={answer.error} retry={retry} /> : <NotFoundPage />;
        }}
      </PageState>
    </>
  );
}
