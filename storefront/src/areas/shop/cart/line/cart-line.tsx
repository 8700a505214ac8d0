import { ActionIcon, Anchor, Box, Group, Stack, Text } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconTrash } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { Link, useHref } from "react-router";
import { useTranslations } from "use-intl/react";
import { CustomTexts } from "../../../../ui/custom-fields/custom-texts";
import { Picture } from "../../../../ui/picture/picture";
import { Price } from "../../../../ui/price/price";
import { PriceAdjustments } from "../../../../ui/price/price-adjustments";
import { QuantityInput } from "../../../../ui/quantity-input/quantity-input";
import type { CartLineFragment } from "./cart-line.generated";
import classes from "./cart-line.module.css";
import { LineNotices } from "./line-notices-list";
import type { RefusedLine } from "../cart-action";
import type { SetAnswer } from "../set-cart-line";
import { useCartActions } from "../use-cart-actions";
import { lineFields } from "./line-fields";

/** The limit of `setCartLine`; several additions can make a line larger. */
const mostOfALine = 99;
const typingPauseMs = 400;

export interface CartLineProps {
  readonly line: CartLineFragment;
  /** False while catalog does not answer: then the product's current name is unknown. */
  readonly isCurrent: boolean;
  /** Called when the line is removed, because the focus is removed with it. */
  readonly onRemoved: () => void;
  readonly onNavigate?: (() => void) | undefined;
  /** The refusal of this line's form by the server. */
  readonly refused?: RefusedLine | undefined;
}

/** A form that the browser submits itself before the page's scripts run; then each change applies at once. */
export function CartLine({ line, isCurrent, onRemoved, onNavigate, refused }: CartLineProps) {
  const t = useTranslations("shop.cart");
  const { product, lineTotal, unitPrice, adjustments } = line;
  const { setQuantity, remove } = useCartActions();
  const { draft, busy, problem, change } = useQuantityDraft(line, setQuantity, refused);
  const [removing, setRemoving] = useState(false);
  const action = useHref("/cart");
  if (!product) return isCurrent ? <Text c="dimmed">{t("gone")}</Text> : <LineWithoutProduct line={line} />;
  const { name, slug, kind, images } = product;
  const removeLine = async () => {
    setRemoving(true);
    if (await remove({ ...line, product })) onRemoved();
    else setRemoving(false);
  };
  return (
    <div className={classes.frame}>
      <form
        method="post"
        action={action}
        noValidate
        className={classes.line}
        aria-busy={busy || removing}
        onSubmit={(event) => event.preventDefault()}
      >
        {/* the browser presses the first button when the visitor presses Enter */}
        <input type="submit" hidden />
        <input type="hidden" name={lineFields.productId} value={product.id} />
        <input type="hidden" name={lineFields.lineId} value={line.lineId} />
        <Box className={classes.picture}>
          <Picture image={images[0] && { url: images[0].url, alt: "" }} name={name} first />
        </Box>
        <Stack gap={4} className={classes.name}>
          <Anchor
            component={Link}
            to={`/products/${slug}`}
            fw={550}
            c="var(--mantine-color-text)"
            {...(onNavigate ? { onClick: onNavigate } : {})}
          >
            {name}
          </Anchor>
          <Text size="sm" c="dimmed">
            <Price money={unitPrice} inherit /> {t("each")}
          </Text>
          <CustomTexts values={line.customValues} />
          <PriceAdjustments adjustments={adjustments} />
        </Stack>
        <Box className={classes.quantity}>
          {kind === "COURSE" ? (
            <Text size="sm">{t("course")}</Text>
          ) : (
            <QuantityInput
              label={t("quantityOf", { name })}
              name={lineFields.quantity}
              stepName={lineFields.step}
              value={draft}
              max={Math.max(mostOfALine, line.quantity)}
              onChange={change}
              disabled={removing}
            />
          )}
          {kind !== "COURSE" && <button className={classes.update}>{t("update")}</button>}
        </Box>
        <Text className={classes.total} fw={600} {...(busy ? { c: "dimmed" } : {})}>
          <Price money={lineTotal} inherit />
        </Text>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={36}
          className={classes.remove}
          loading={removing}
          aria-label={t("remove", { name })}
          type="submit"
          name={lineFields.remove}
          value="1"
          onClick={(event) => {
            event.preventDefault();
            void removeLine();
          }}
        >
          <IconTrash aria-hidden size={18} />
        </ActionIcon>
        <Box className={classes.notices}>
          <LineNotices line={line} onTake={(quantity) => change(quantity)} />
          <div role="alert">
            {problem && (
              <Text size="sm" c="var(--mantine-color-error)">
                {problem}
              </Text>
            )}
          </div>
        </Box>
      </form>
    </div>
  );
}

function LineWithoutProduct({ line: { quantity, unitPrice, lineTotal } }: Pick<CartLineProps, "line">) {
  const t = useTranslations("shop.cart");
  return (
    <Group justify="space-between" wrap="nowrap">
      <Stack gap={4}>
        <Text c="dimmed">{t("productUnknown")}</Text>
        <Text size="sm" c="dimmed">
          {quantity} × <Price money={unitPrice} inherit />
        </Text>
      </Stack>
      <Price money={lineTotal} fw={600} />
    </Group>
  );
}

/** Shows the entered quantity at once, sends it when the buyer pauses, and then shows the shop's answer. */
function useQuantityDraft(
  { lineId, product, quantity }: CartLineFragment,
  setQuantity: ReturnType<typeof useCartActions>["setQuantity"],
  refused: RefusedLine | undefined,
) {
  const t = useTranslations("shop.cart");
  const [draft, setDraft] = useState<number>();
  const problemText = (answer: Exclude<SetAnswer, { __typename: "Cart" }>): string => {
    switch (answer.__typename) {
      case "OutOfStock":
        return t("problem.tooFew", { available: answer.shortages[0]?.available ?? 0 });
      case "RuleRefused":
        return answer.reason;
      case "ProductNotFound":
        return t("problem.notOnSale");
      case "Conflict":
      case "InvalidInput":
        return t("problem.refused");
      case "ServiceUnavailable":
        return t("problem.unavailable");
    }
  };
  const [problem, setProblem] = useState(refused && problemText(refused.refusal));
  const changes = useRef(0);
  const send = useDebouncedCallback(
    async (value: number) => {
      if (!product) return;
      const change = changes.current;
      const answer = await setQuantity({ lineId, product }, value);
      if (change !== changes.current) return;
      setDraft(undefined);
      if (answer.__typename !== "Cart") setProblem(problemText(answer));
    },
    { delay: typingPauseMs, flushOnUnmount: true },
  );
  const change = (value: number) => {
    changes.current += 1;
    setProblem(undefined);
    setDraft(value);
    send(value);
  };
  return { draft: draft ?? quantity, busy: draft !== undefined, problem, change };
}
