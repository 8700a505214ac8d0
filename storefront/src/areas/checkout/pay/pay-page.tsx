import { Alert, Anchor, Button, Group, Loader, Stack, Text, Title } from "@mantine/core";
import { useCallback, useRef, useState } from "react";
import { Navigate, useNavigate, useParams, useSearchParams, type LoaderFunctionArgs } from "react-router";
import { useQuery } from "urql";
import { useLocale, useTranslations } from "use-intl/react";
import { Head } from "../../../ui/head/head";
import { FormProblem } from "../../../ui/form/form-problem";
import { PageState } from "../../../ui/page-state/page-state";
import { formatMoney } from "../../../ui/price/format-money";
import { OrderPageDocument, type OrderPageFragment } from "../order/order-page.generated";
import { OrderSkeleton } from "../order/order-skeleton";
import { PayProblem } from "../order/pay-problem";
import type { PaymentResult } from "../payment/paid-order";
import { optionLabel } from "../payment/option-label";
import { PaymentPagesDocument, type PaymentPagesQuery } from "../payment/payment-options.generated";
import { placedOrder } from "../placed-order";
import { Section } from "../section";
import { openDocument, payPath, payReturnPath, providerParam } from "./pay-path";
import { useProviderForm } from "./use-provider-form";
import { policySourcesContext } from "../../../app/policy-sources";
import { preload } from "../../../graph/graph-context";

export const loader = payLoader;

type Option = NonNullable<PaymentPagesQuery["paymentOptions"]>[number];

/** The page on which a buyer pays an order in the form of a payment provider. */
export function Component() {
  const t = useTranslations("checkout.pay");
  const { number = "" } = useParams();
  const [parameters] = useSearchParams();
  const provider = parameters.get(providerParam);
  const [orderAnswer, refetchOrder] = useQuery({ query: OrderPageDocument, variables: { number } });
  const [optionsAnswer, refetchOptions] = useQuery({ query: PaymentPagesDocument });
  const retry = () => {
    refetchOrder({ requestPolicy: "network-only" });
    refetchOptions({ requestPolicy: "network-only" });
  };
  return (
    <>
      <Head title={t("title", { number })} hidden />
      <Stack gap="lg">
        <Title order={1}>{t("title", { number })}</Title>
        <PageState answer={orderAnswer} loading={<OrderSkeleton />} retry={retry}>
          {({ order }) => {
            if (!order || order.status !== "CREATED") return <Navigate to={`/orders/${number}`} replace />;
            if (optionsAnswer.fetching) return <OrderSkeleton />;
            const options = optionsAnswer.data?.paymentOptions ?? [];
            const chosen = options.find((option) => option.provider === provider && option.page);
            return (
              <>
                {chosen?.page ? (
                  <ProviderForm key={chosen.provider} order={order} option={chosen} page={chosen.page} />
                ) : (
                  <NotOffered />
                )}
                <OtherMethods number={number} options={options.filter((option) => option !== chosen)} />
              </>
            );
          }}
        </PageState>
      </Stack>
    </>
  );
}

interface ProviderFormProps {
  readonly order: OrderPageFragment;
  readonly option: Option;
  readonly page: NonNullable<Option["page"]>;
}

function ProviderForm({ order, option, page }: ProviderFormProps) {
  const t = useTranslations("checkout.pay");
  const locale = useLocale();
  const navigate = useNavigate();
  const container = useRef<HTMLDivElement>(null);
  const [isPaying, setPaying] = useState(false);
  const [failure, setFailure] = useState<string>();
  const [result, setResult] = useState<PaymentResult>();
  const { number, total } = order;
  const { provider } = option;
  const onResult = useCallback(
    (found: PaymentResult) => {
      if (found.kind === "placed") placedOrder.write(number);
      else if (found.kind !== "actionRequired") return setResult(found);
      // the order's page shows another action that the buyer must complete first
      void navigate(`/orders/${number}`, { replace: true });
    },
    [navigate, number],
  );
  const { state, confirm } = useProviderForm({ order, provider, page, container, onResult });
  const pay = async (): Promise<void> => {
    setPaying(true);
    setFailure(undefined);
    const confirmed = await confirm();
    if (confirmed?.status === "processing") {
      placedOrder.write(number);
      return openDocument(payReturnPath(number, provider));
    }
    setPaying(false);
    setFailure(confirmed?.message);
  };
  if (state === "notShown") return <NotShown />;
  return (
    <Section title={optionLabel(option, locale)}>
      <noscript>{t("needsScripts")}</noscript>
      {state === "loading" && !result && <Loader aria-label={t("loading")} />}
      <div ref={container} data-provider={provider} />
      <FormProblem>{result ? <PayProblem result={result} /> : failure}</FormProblem>
      {!result && (
        <Group>
          <Button size="md" loading={isPaying} disabled={state !== "ready"} onClick={() => void pay()}>
            {t("pay", { total: formatMoney(total, locale) })}
          </Button>
        </Group>
      )}
      <Text size="sm" c="dimmed">
        {t("cardNotSeen")}
      </Text>
    </Section>
  );
}

function NotShown() {
  const t = useTranslations("checkout.pay");
  return (
    <Alert color="red" variant="light" title={t("notShownTitle")}>
      <Stack align="flex-start" gap="sm">
        {t("notShownText")}
        <Button variant="default" onClick={() => window.location.reload()}>
          {t("reload")}
        </Button>
      </Stack>
    </Alert>
  );
}

function NotOffered() {
  const t = useTranslations("checkout.pay");
  return (
    <Alert color="red" variant="light" title={t("notOfferedTitle")}>
      {t("notOfferedText")}
    </Alert>
  );
}

/** Each page is a document of its own, because its policy allows the origins of one provider. */
function OtherMethods({ number, options }: { readonly number: string; readonly options: readonly Option[] }) {
  const t = useTranslations("checkout.pay");
  const locale = useLocale();
  const others = options.filter(({ page }) => page);
  return (
    <Stack gap="xs">
      {others.map((option) => (
        <Anchor
          key={option.provider}
          href={payPath(number, option.provider)}
          onClick={(event) => {
            event.preventDefault();
            openDocument(payPath(number, option.provider));
          }}
        >
          {t("payWith", { label: optionLabel(option, locale) })}
        </Anchor>
      ))}
      <Anchor
        href={`/orders/${number}`}
        onClick={(event) => {
          event.preventDefault();
          openDocument(`/orders/${number}`);
        }}
      >
        {t("toOrder", { number })}
      </Anchor>
    </Stack>
  );
}

/** Loads the order and the provider's part of the page. On the server, it also allows the provider's origins. */
async function payLoader(args: LoaderFunctionArgs): Promise<null> {
  const [found] = await Promise.all([
    preload(args, PaymentPagesDocument, {}),
    preload(args, OrderPageDocument, { number: args.params.number ?? "" }),
  ]);
  const provider = new URL(args.request.url).searchParams.get(providerParam);
  const option = found?.data?.paymentOptions?.find((candidate) => candidate.provider === provider);
  if (import.meta.env.SSR && option?.page) args.context.set(policySourcesContext, option.page.sources);
  return null;
}
