import { Alert, Button, Group, List, Modal, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconShoppingCartPlus } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { Link, useNavigate } from "react-router";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { toast } from "../../../ui/toast/toast";
import { CancelPlacedOrderDocument, OrderAgainDocument, type OrderAgainMutation } from "./order-actions.generated";
import { cancelParam } from "./order-form";
import { isCancellable } from "./order-outlook";
import type { OrderPageFragment } from "./order-page.generated";

export interface OrderActionsProps {
  readonly order: OrderPageFragment;
  readonly onDone: () => void;
}

/** The actions of the buyer on an order. */
export function OrderActions({ order, onDone }: OrderActionsProps) {
  return (
    <Group gap="sm">
      <OrderAgain order={order} />
      {isCancellable(order) && <CancelOrder order={order} onDone={onDone} />}
    </Group>
  );
}

function CancelOrder({ order, onDone }: OrderActionsProps) {
  const t = useTranslations("checkout.order");
  const [opened, { open, close }] = useDisclosure();
  const [{ fetching }, cancel] = useMutation(CancelPlacedOrderDocument);
  const key = useRef<string>(undefined);
  const run = async (): Promise<void> => {
    key.current ??= crypto.randomUUID();
    const { data } = await cancel({ id: order.id, idempotencyKey: key.current });
    const answer = data?.cancelOrder;
    switch (answer?.__typename) {
      case "Order":
        toast({ message: t("cancelled", { number: order.number }) });
        break;
      case "Conflict":
        toast({ kind: "problem", message: t("notCancellable") });
        break;
      case "NotFound":
      case "IdempotencyKeyReused":
      case "ServiceUnavailable":
      case undefined:
        return toast({ kind: "problem", message: t("notCancelled") });
    }
    close();
    onDone();
  };
  return (
    <>
      <form>
        <Button
          type="submit"
          variant="default"
          name={cancelParam}
          value="1"
          onClick={(event) => {
            event.preventDefault();
            open();
          }}
        >
          {t("cancel")}
        </Button>
      </form>
      <Modal
        opened={opened}
        onClose={close}
        title={t("cancelTitle", { number: order.number })}
        centered
        closeButtonProps={{ "aria-label": t("keep") }}
      >
        <Stack>
          <Text>{order.status === "CREATED" ? t("cancelUnpaid") : t("cancelPaid")}</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={close} data-autofocus>
              {t("keep")}
            </Button>
            <Button color="red" loading={fetching} onClick={run}>
              {t("cancelNow")}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}

type Added = Extract<NonNullable<OrderAgainMutation["addLinesToCart"]>, { readonly __typename: "LinesAdded" }>;

function OrderAgain({ order }: { readonly order: OrderPageFragment }) {
  const t = useTranslations("checkout.order");
  const [{ fetching }, add] = useMutation(OrderAgainDocument);
  const navigate = useNavigate();
  // set only if a line could not be added as requested
  const [added, setAdded] = useState<Added>();
  const lines = order.lines.flatMap(({ product, quantity }) => (product ? [{ productId: product.id, quantity }] : []));
  if (lines.length === 0) return null;
  const run = async (): Promise<void> => {
    const { data } = await add({ input: { lines } });
    const answer = data?.addLinesToCart;
    if (answer?.__typename !== "LinesAdded") return toast({ kind: "problem", message: t("againFailed") });
    if (answer.lines.some(({ outcome }) => outcome !== "ADDED")) return setAdded(answer);
    toast({ message: t("againAdded"), action: { label: t("toCart"), run: () => void navigate("/cart") } });
  };
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconShoppingCartPlus aria-hidden size={18} />}
        loading={fetching}
        onClick={run}
      >
        {t("again")}
      </Button>
      <Modal
        opened={added !== undefined}
        onClose={() => setAdded(undefined)}
        title={t("againTitle")}
        centered
        closeButtonProps={{ "aria-label": t("close") }}
      >
        {added && <AddedLines order={order} added={added} />}
      </Modal>
    </>
  );
}

/** Lists the lines that went into the cart, and those that did not and why. */
function AddedLines({ order, added }: { readonly order: OrderPageFragment; readonly added: Added }) {
  const t = useTranslations("checkout.order");
  const nameOf = (id: string) => order.lines.find(({ product }) => product?.id === id)?.name ?? "";
  const short = added.lines.filter(({ outcome }) => outcome !== "ADDED");
  const isAnyAdded = added.lines.some(({ quantityAdded }) => quantityAdded > 0);
  return (
    <Stack>
      <Text>{isAnyAdded ? t("againAdded") : t("againNothing")}</Text>
      {short.length > 0 && (
        <Alert color="yellow" variant="light">
          <List size="sm">
            {short.map(({ productId, quantityAdded, reason }) => (
              <List.Item key={productId}>
                {nameOf(productId)}: {t(`reasons.${reason ?? "STOCK"}`)}
                {quantityAdded > 0 && ` ${t("againSome", { quantity: quantityAdded })}`}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
      <Group justify="flex-end">
        <Button component={Link} to="/cart">
          {t("toCart")}
        </Button>
      </Group>
    </Stack>
  );
}
