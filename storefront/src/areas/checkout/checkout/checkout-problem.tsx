import { Anchor, Button, Group, Stack, Text } from "@mantine/core";
import { Link } from "react-router";
import { useMutation } from "urql";
import { useLocale, useTranslations } from "use-intl/react";
import { declineWord } from "../../../ui/order/known-word";
import { formatMoney, type MoneyLike } from "../../../ui/price/format-money";
import { toast } from "../../../ui/toast/toast";
import type { Refusal } from "../payment/paid-order";
import type { CheckoutCartFragment } from "./checkout-page.generated";
import { checkoutFields } from "./checkout-fields";
import { ChangeCartLineDocument } from "./place-order.generated";
import type { CheckoutObstacle } from "./refused-checkout";

export interface CheckoutProblemProps {
  readonly result: CheckoutObstacle;
  readonly total: MoneyLike;
  readonly country: string;
  /** The lines of the cart. */
  readonly lines: CheckoutCartFragment["lines"];
}

/** Explains why there is no order yet, and offers a way to continue. */
export function CheckoutProblem({ result, ...props }: CheckoutProblemProps) {
  const t = useTranslations("checkout.problem");
  const words = useTranslations("shared.order.decline");
  switch (result.kind) {
    case "declined":
      return (
        <Stack gap={4}>
          <Text fw={600}>{words(declineWord(result.declineCode))}</Text>
          <Text size="sm">{t("declined", { number: result.order.number })}</Text>
        </Stack>
      );
    case "elsewhere":
      return <OtherOrder text={t("elsewhere")} number={result.number} />;
    case "noAnswer":
      return t("noAnswer");
    case "signedOut":
      return (
        <Stack gap="xs" align="flex-start">
          {t("signedOut")}
          <Anchor component={Link} to="/login?returnTo=%2Fcheckout" target="_blank" inherit underline="always">
            {t("signIn")}
          </Anchor>
        </Stack>
      );
    case "refused":
      return <RefusalWords problem={result.problem} {...props} />;
  }
}

function OtherOrder({ text, number }: { readonly text: string; readonly number: string | null }) {
  const t = useTranslations("checkout.problem");
  return (
    <Stack gap="xs" align="flex-start">
      {text}
      {number && (
        <Anchor component={Link} to={`/orders/${number}`} inherit underline="always">
          {t("toOrder", { number })}
        </Anchor>
      )}
    </Stack>
  );
}

function RefusalWords({
  problem,
  total,
  ...change
}: { readonly problem: Refusal } & Omit<CheckoutProblemProps, "result">) {
  const t = useTranslations("checkout.problem");
  const locale = useLocale();
  switch (problem.__typename) {
    case "PriceChanged":
      return t("priceChanged", { total: formatMoney(total, locale) });
    case "OutOfStock":
      return (
        <Stack gap="sm">
          {t("outOfStock")}
          {problem.shortages.map(({ product, requested, available }) => (
            <LineChange
              key={product?.id}
              product={product}
              text={t("shortage", { name: product?.name ?? "", requested, available })}
              quantity={available}
              {...change}
            />
          ))}
        </Stack>
      );
    case "ProductUnavailable":
      return (
        <LineChange
          product={problem.product}
          text={t("unavailable", { name: problem.product?.name ?? "" })}
          quantity={0}
          {...change}
        />
      );
    case "AlreadyOwned":
      return (
        <LineChange
          product={problem.product}
          text={t("alreadyOwned", { name: problem.product?.name ?? "" })}
          quantity={0}
          {...change}
        />
      );
    case "RuleRefused":
      return problem.reason;
    case "CartEmpty":
      return t("cartEmpty");
    case "CartChanged":
      return t("cartChanged");
    case "CartAlreadyOrdered": {
      const { number, status } = problem.order;
      return <OtherOrder text={t(status === "CREATED" ? "orderConfirming" : "cartOrdered")} number={number} />;
    }
    case "OrderSuperseded":
      return <OtherOrder text={t("superseded")} number={problem.order.number} />;
    case "IdempotencyKeyReused":
      return t("elsewhere");
    case "Conflict":
      return t("conflict");
    case "NotFound":
      return t("notFound");
    case "ServiceUnavailable":
      return t("serviceUnavailable");
    case "InvalidInput":
      if (problem.fields.some(({ path }) => path.startsWith("lines."))) return <CartLink text={t("lineFields")} />;
      return problem.fields.some(({ path }) => path === "payment") ? t("paymentNotTaken") : t("invalid");
  }
}

function CartLink({ text }: { readonly text: string }) {
  const t = useTranslations("checkout.problem");
  return (
    <Stack gap="xs" align="flex-start">
      <Text size="sm">{text}</Text>
      <Anchor component={Link} to="/cart" inherit underline="always">
        {t("toCart")}
      </Anchor>
    </Stack>
  );
}

/** Names the line that blocks the order, and offers the change of the cart that solves it. */
function LineChange({
  product,
  text,
  quantity,
  country,
  lines,
}: {
  readonly product: { readonly id: string; readonly name: string } | null;
  readonly text: string;
  readonly quantity: number;
} & Omit<CheckoutProblemProps, "result" | "total">) {
  const t = useTranslations("checkout.problem");
  const [{ fetching, data: changed }, change] = useMutation(ChangeCartLineDocument);
  const isChanged = changed?.setCartLine?.__typename === "Cart";
  const [line, ...others] = lines.filter((cartLine) => product && cartLine.product?.id === product.id);
  // the buyer chooses which of several lines of the product changes
  if (others.length > 0) return <CartLink text={text} />;
  return (
    <Group justify="space-between" gap="sm" wrap="nowrap" align="flex-start">
      <Text size="sm">{text}</Text>
      {isChanged && <Text size="sm">{t("changed")}</Text>}
      {product && !isChanged && (
        <Button
          size="compact-sm"
          variant="default"
          flex="none"
          loading={fetching}
          type="submit"
          name={checkoutFields.change}
          value={`${product.id}:${line?.lineId ?? product.id}:${quantity}`}
          onClick={async (event) => {
            event.preventDefault();
            const { data } = await change({
              input: { productId: product.id, lineId: line?.lineId ?? null, quantity },
              country,
            });
            if (data?.setCartLine?.__typename !== "Cart") toast({ kind: "problem", message: t("notChanged") });
          }}
        >
          {quantity > 0 ? t("take", { quantity }) : t("remove")}
        </Button>
      )}
    </Group>
  );
}
