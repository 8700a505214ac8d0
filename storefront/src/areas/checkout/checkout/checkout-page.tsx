import { Button, Group, Skeleton, Stack, Title } from "@mantine/core";
import { IconShoppingCart } from "@tabler/icons-react";
import { useCallback, useState } from "react";
import { Link, useLoaderData } from "react-router";
import { useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { Slot } from "../../../app/project/slot";
import { useViewer } from "../../../app/viewer/viewer";
import { rememberedSession } from "../../../graph/remembered-session";
import { isUnauthenticated } from "../../../graph/session-renewal";
import { fieldsOfOwner } from "../../../ui/custom-fields/custom-values";
import { countryOfLanguages } from "../../../ui/address/countries";
import { slotCart } from "../../../ui/cart/slot-cart";
import { Head } from "../../../ui/head/head";
import { EmptyState } from "../../../ui/page-state/empty-state";
import { ErrorState } from "../../../ui/page-state/error-state";
import { missingAt } from "../../../ui/page-state/missing-at";
import { PageState } from "../../../ui/page-state/page-state";
import { placedOrder } from "../placed-order";
import { checkoutAttempt } from "./checkout-attempt";
import { checkoutAction } from "./checkout-action";
import { CheckoutForm } from "./checkout-form";
import { checkoutLoader, type CheckoutStart } from "./checkout-loader";
import { CheckoutPageDocument, type CheckoutPageQuery } from "./checkout-page.generated";
import { checkoutDraft, guest } from "./checkout-values";
import { FindingOrder } from "./finding-order";

export const action = import.meta.env.SSR ? checkoutAction : undefined;
export const loader = import.meta.env.SSR ? checkoutLoader : undefined;

/** Turns a cart into an order, on one page. */
export function Component() {
  const t = useTranslations("checkout.page");
  const [isUnfinished, setUnfinished] = useState(() => checkoutAttempt.read()?.isOpen === true);
  const found = useCallback(() => setUnfinished(false), []);
  return (
    <>
      <Head title={t("title")} hidden />
      <Stack gap="lg">
        <Title order={1}>{t("title")}</Title>
        {isUnfinished ? <FindingOrder text="left" done={found} /> : <Checkout />}
      </Stack>
    </>
  );
}

function Checkout() {
  const { state } = useViewer();
  const start = useLoaderData<CheckoutStart | undefined>();
  const [country] = useState(() => start?.country ?? firstCountry());
  const [begun, setBegun] = useState<CheckoutPageQuery>();
  const [isPlaced, setPlaced] = useState(false);
  const [answer, refetch] = useQuery({
    query: CheckoutPageDocument,
    variables: { signedIn: state === "user", country },
    pause: state === "unknown",
    // a changed price must be visible before the buyer agrees to it
    requestPolicy: "cache-and-network",
  });
  const retry = () => refetch({ requestPolicy: "network-only" });
  const { error, data } = answer;
  // the form keeps its typed values after its session ends, and until the order page opens
  const isSignedOut = Boolean(begun?.me) && !data?.me;
  const shownData = isSignedOut || isPlaced ? begun : undefined;
  if (data?.cart?.lines.length && !isSignedOut && begun !== data) setBegun(data);
  return (
    <PageState
      answer={shownData ? { data: shownData, fetching: false } : answer}
      loading={<CheckoutSkeleton />}
      retry={retry}
    >
      {({ me, cart, shippingPolicy, taxPolicy, customFields, paymentMethods, paymentOptions }) => {
        const hasSessionEnded = !shownData && error !== undefined && isUnauthenticated(error) && wasSignedIn();
        const isViewerUnavailable = !shownData && rememberedSession.present && missingAt(error, "me");
        if (hasSessionEnded || isViewerUnavailable) return <ErrorState error={error} retry={retry} />;
        if (!cart && error && !isUnauthenticated(error)) return <ErrorState error={error} retry={retry} />;
        if (!cart || cart.lines.length === 0) return <EmptyCart />;
        return (
          <>
            <CheckoutForm
              key={me?.id ?? guest}
              me={me}
              cart={cart}
              savedCards={paymentMethods ?? []}
              paymentOptions={paymentOptions}
              policy={shippingPolicy}
              isTaxed={Boolean(taxPolicy)}
              country={country}
              customFields={fieldsOfOwner(customFields)}
              refresh={retry}
              isSignedOut={isSignedOut && state === "nobody"}
              placed={setPlaced}
            />
            <Slot name="checkout.below" with={{ cart: slotCart(cart) }} />
          </>
        );
      }}
    </PageState>
  );
}

/** Returns true if a signed-in user began this checkout and the session has ended since. */
function wasSignedIn(): boolean {
  const owner = checkoutDraft.read()?.owner;
  return owner !== undefined && owner !== guest;
}

/** Returns the country typed before, else a guess from the browser's languages. */
function firstCountry(): string {
  const likely = new Intl.Locale(navigator.language).maximize().region ?? "";
  return checkoutDraft.read()?.values.shippingAddress.country || (countryOfLanguages(navigator.languages) ?? likely);
}

function EmptyCart() {
  const t = useTranslations("checkout.page");
  const [number] = useState(() => placedOrder.read());
  return (
    <EmptyState
      icon={<IconShoppingCart aria-hidden size={40} stroke={1.2} />}
      title={t("emptyTitle")}
      text={number ? t("emptyAfterOrder", { number }) : t("emptyText")}
    >
      <Group justify="center">
        {number && (
          <Button component={Link} to={`/orders/${number}`}>
            {t("toOrder", { number })}
          </Button>
        )}
        <Button component={Link} to="/products" variant={number ? "default" : "filled"}>
          {t("toProducts")}
        </Button>
      </Group>
    </EmptyState>
  );
}

function CheckoutSkeleton() {
  return (
    <Group align="flex-start" gap="xl" aria-hidden>
      <Stack flex={3} miw={260}>
        <Skeleton height={110} radius="md" />
        <Skeleton height={340} radius="md" />
        <Skeleton height={160} radius="md" />
        <Skeleton height={220} radius="md" />
      </Stack>
      <Skeleton flex={2} miw={260} height={320} radius="md" />
    </Group>
  );
}
