import { Alert, Button } from "@mantine/core";
import { IconInfoCircle, IconLinkOff } from "@tabler/icons-react";
import { Link, useParams, type LoaderFunctionArgs } from "react-router";
import { useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { preload } from "../../../graph/graph-context";
import { Head } from "../../../ui/head/head";
import { EmptyState } from "../../../ui/page-state/empty-state";
import { ErrorState } from "../../../ui/page-state/error-state";
import { PageState } from "../../../ui/page-state/page-state";
import { OrderSkeleton } from "../order/order-skeleton";
import { OrderView } from "../order/order-view";
import { OrderByLinkDocument } from "./lookup.generated";

export async function loader(args: LoaderFunctionArgs): Promise<null> {
  await preload(args, OrderByLinkDocument, { token: args.params.token ?? "" });
  return null;
}

/** The read-only view of an order that a mailed link opens. */
export function Component() {
  const t = useTranslations("checkout.lookup");
  const { token = "" } = useParams();
  const [answer, refetch] = useQuery({ query: OrderByLinkDocument, variables: { token } });
  const retry = () => refetch({ requestPolicy: "network-only" });
  return (
    <>
      <Head title={t("title")} hidden />
      <PageState answer={answer} loading={<OrderSkeleton />} retry={retry}>
        {({ orderByLink }) => {
          if (!orderByLink) return answer.error ? <ErrorState error={answer.error} retry={retry} /> : <InvalidLink />;
          return <OrderView order={orderByLink} step={<ReadOnly />} />;
        }}
      </PageState>
    </>
  );
}

function ReadOnly() {
  const t = useTranslations("checkout.lookup");
  return (
    <Alert color="blue" variant="light" icon={<IconInfoCircle aria-hidden />}>
      {t("readOnly")}
    </Alert>
  );
}

function InvalidLink() {
  const t = useTranslations("checkout.lookup");
  return (
    <EmptyState
      icon={<IconLinkOff aria-hidden size={40} stroke={1.2} />}
      title={t("goneTitle")}
      text={t("goneText")}
      order={1}
    >
      <Button component={Link} to="/orders/lookup">
        {t("title")}
      </Button>
    </EmptyState>
  );
}
