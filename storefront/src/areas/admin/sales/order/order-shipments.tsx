import { Button, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import type { OrderStatus, ShipmentStatus } from "../../../../graph/schema-types.generated";
import { MissingNotice } from "../../../../ui/page-state/missing-notice";
import { Moment } from "../../parts/moment";
import { Section } from "../../parts/section";
import { ShipmentStatusBadge } from "../parts/status-badges";
import { ShipmentDialog } from "./acts/shipment-dialog";
import type { AdminOrderShipmentsFragment } from "./order-shipments.generated";
import { stepsOf } from "./shipment-steps";

export interface OrderShipmentsProps {
  readonly order: AdminOrderShipmentsFragment & { readonly status: OrderStatus };
  readonly retry: () => void;
  readonly acted: () => void;
}

type Shipment = NonNullable<AdminOrderShipmentsFragment["shipments"]>[number];

/** Where the parcels are, and what may be said of them next. */
export function OrderShipments({ order: { shipments, status }, retry, acted }: OrderShipmentsProps) {
  const t = useTranslations("adminSales.order.shipments");
  const isClosed = status === "CANCELLED" || status === "REFUNDED";
  return (
    <Section title={t("title")}>
      {!shipments && <MissingNotice text={t("away")} retry={retry} />}
      {shipments?.length === 0 && (
        <Text size="sm" c="dimmed">
          {status === "CREATED" ? t("notPaid") : t("none")}
        </Text>
      )}
      {shipments?.map((shipment) => (
        <ShipmentOf key={shipment.id} shipment={shipment} isClosed={isClosed} acted={acted} />
      ))}
    </Section>
  );
}

interface ShipmentOfProps {
  readonly shipment: Shipment;
  readonly isClosed: boolean;
  readonly acted: () => void;
}

function ShipmentOf({ shipment, isClosed, acted }: ShipmentOfProps) {
  const t = useTranslations("adminSales.order.shipments");
  const [next, setNext] = useState<ShipmentStatus>();
  const { trackingNumber, carrier, status, events } = shipment;
  return (
    <Stack gap="xs">
      <Group gap="xs">
        <Text size="sm" fw={600}>
          {trackingNumber}
        </Text>
        <Text size="sm">{carrier}</Text>
        <ShipmentStatusBadge status={status} />
      </Group>
      <Stack component="ol" gap={2} m={0} p={0} style={{ listStyle: "none" }}>
        {events.map(({ at, status: was, detail }, index) => (
          <Text key={`${at} ${index}`} component="li" size="sm">
            <Moment at={at} c="dimmed" /> {detail ?? t(`was.${was}`)}
          </Text>
        ))}
      </Stack>
      <Group gap="xs">
        {stepsOf(status, isClosed).map((step, index) => (
          <Button
            key={step}
            size="compact-sm"
            {...(index === 0 && step !== "RETURNED" ? {} : { variant: "default" })}
            onClick={() => setNext(step)}
          >
            {t(`become.${step}`)}
          </Button>
        ))}
        {status !== "RETURNED" && (
          <Button size="compact-sm" variant="subtle" onClick={() => setNext(status)}>
            {t("remark")}
          </Button>
        )}
      </Group>
      <ShipmentDialog shipment={shipment} to={next} close={() => setNext(undefined)} acted={acted} />
    </Stack>
  );
}
