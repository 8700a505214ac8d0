import { Anchor, Box, Button, Group, Paper, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { Link, useActionData, useHref } from "react-router";
import { useClient } from "urql";
import { useLocale, useTranslations } from "use-intl/react";
import { FormProblem } from "../../../ui/form/form-problem";
import { Picture } from "../../../ui/picture/picture";
import { formatMoney } from "../../../ui/price/format-money";
import { ProductPrice } from "../../../ui/price/price";
import { toast } from "../../../ui/toast/toast";
import { moveToCart, removeWish } from "./change-wishlist";
import { useWishlistProblem } from "./use-wishlist-problem";
import { wishlistFields, wishlistPath, type RefusedWishlistForm } from "./wishlist-action";
import type { MyWishlistQuery } from "./wishlist.generated";

const pictureWidth = 72;
const changes = { move: moveToCart, remove: removeWish } as const;

type Change = keyof typeof changes;

export interface WishlistItemProps {
  readonly item: NonNullable<MyWishlistQuery["wishlist"]>["items"][number];
  /** Called when the item leaves the list, because the focus is removed with it. */
  readonly onRemoved: () => void;
}

export function WishlistItem({ item: { product, addedPrice }, onRemoved }: WishlistItemProps) {
  const t = useTranslations("account.wishlist");
  const locale = useLocale();
  const graph = useClient();
  const textOf = useWishlistProblem();
  const sent = useActionData<RefusedWishlistForm>();
  const isRefused = typeof sent?.form === "object" && sent.form.productId === product.id;
  const [problem, setProblem] = useState(isRefused ? sent.problem : undefined);
  const [running, setRunning] = useState<Change>();
  const { id, slug, name, kind, isActive, price, images, stock } = product;
  const isSoldOut = kind === "PHYSICAL" && stock?.inStock === false;
  const run = async (change: Change) => {
    setProblem(undefined);
    setRunning(change);
    const found = await changes[change](graph, id);
    setRunning(undefined);
    if (found) return setProblem(found);
    toast({ message: t(`${change}Done`, { name }) });
    return onRemoved();
  };
  return (
    <Paper component="li" withBorder p="md">
      <Group wrap="nowrap" align="flex-start" gap="md">
        <Box w={pictureWidth} flex="none">
          <Picture image={images[0]} name={name} ratio={1} />
        </Box>
        <Stack gap={4} flex={1} miw={0}>
          {isActive ? (
            <Anchor component={Link} to={`/products/${slug}`} c="var(--mantine-color-text)" fw={550}>
              {name}
            </Anchor>
          ) : (
            <Text fw={550}>{name}</Text>
          )}
          <Group gap="xs">
            <ProductPrice money={price} fw={550} />
            {price.amount !== addedPrice.amount && (
              <Text size="sm" c="dimmed">
                {t("addedPrice", { price: formatMoney(addedPrice, locale) })}
              </Text>
            )}
          </Group>
          {(isSoldOut || !isActive) && (
            <Text size="sm" c="dimmed">
              {isActive ? t("soldOut") : t("notOnSale")}
            </Text>
          )}
          <Group gap="xs" mt={4}>
            {isActive && !isSoldOut && (
              <ItemForm change="move" product={product} isRunning={running === "move"} run={run} />
            )}
            <ItemForm change="remove" product={product} isRunning={running === "remove"} run={run} />
          </Group>
          <FormProblem>{problem && textOf(problem)}</FormProblem>
        </Stack>
      </Group>
    </Paper>
  );
}

interface ItemFormProps {
  readonly change: Change;
  readonly product: { readonly id: string; readonly name: string };
  readonly isRunning: boolean;
  readonly run: (change: Change) => Promise<void>;
}

function ItemForm({ change, product: { id, name }, isRunning, run }: ItemFormProps) {
  const t = useTranslations("account.wishlist");
  return (
    <form
      method="post"
      action={useHref(wishlistPath)}
      onSubmit={(event) => {
        event.preventDefault();
        void run(change);
      }}
    >
      <input type="hidden" name={wishlistFields[change]} value={id} />
      <Button
        type="submit"
        size="xs"
        variant={change === "move" ? "light" : "default"}
        loading={isRunning}
        aria-label={t(`${change}Label`, { name })}
      >
        {t(change)}
      </Button>
    </form>
  );
}
