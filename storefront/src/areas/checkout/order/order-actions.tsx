import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useRef } from "react";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { toast } from "../../../ui/toast/toast";
import { CancelPlacedOrderDocument } from "./order-actions.generated";
import { OrderAgainButton } from "./order-again-button";
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
      <OrderAgainButton order={order} />
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
