import { Button, Group, Text } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { MissingNotice } from "../../../../../ui/page-state/missing-notice";
import { Section } from "../../../components/section";
import { AddParcelDialog } from "../actions/add-parcel-dialog";
import { OrderShipment, type ShippedOrder } from "./order-shipment";
import { sendableLines } from "./parcel-plan";

export interface OrderShipmentsProps {
  readonly order: ShippedOrder;
  readonly retry: () => void;
  readonly onDone: () => void;
}

/** The parcels of an order, and the next actions for each. */
export function OrderShipments({ order, retry, onDone }: OrderShipmentsProps) {
  const t = useTranslations("adminSales.order.shipments");
  const [adding, setAdding] = useState(false);
  const { shipments, status } = order;
  const isOpen = ["PAID", "PROCESSING", "COMPLETED"].includes(status);
  const sendable = sendableLines(order);
  return (
    <Section title={t("title")}>
      {!shipments && <MissingNotice text={t("unavailable")} retry={retry} />}
      {shipments?.length === 0 && (
        <Text size="sm" c="dimmed">
          {status === "CREATED" ? t("notPaid") : t("none")}
        </Text>
      )}
      {shipments?.map((shipment) => (
        <OrderShipment key={shipment.id} order={order} shipment={shipment} isOpen={isOpen} onDone={onDone} />
      ))}
      {shipments && isOpen && sendable.length > 0 && (
        <Group>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPlus aria-hidden size={14} />}
            onClick={() => setAdding(true)}
          >
            {t("add.open")}
          </Button>
        </Group>
      )}
      <AddParcelDialog
        order={order}
        lines={sendable}
        replaces={null}
        opened={adding}
        close={() => setAdding(false)}
        onDone={onDone}
      />
    </Section>
  );
}
