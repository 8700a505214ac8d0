import { Anchor, Button, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import type { OrderStatus, ShipmentStatus } from "../../../../../graph/schema-types.generated";
import { PostalAddress } from "../../../../../ui/address/postal-address";
import { isWebLink } from "../../../../../ui/order/is-web-link";
import { Moment } from "../../../components/moment";
import { ShipmentStatusBadge } from "../../components/status-badges";
import { AddParcelDialog } from "../actions/add-parcel-dialog";
import { ParcelDialog } from "../actions/parcel-dialog";
import { ShipmentDialog } from "../actions/shipment-dialog";
import { WithdrawShipmentDialog } from "../actions/withdraw-shipment-dialog";
import type { AdminOrderShipmentsFragment, AdminShipmentFragment } from "./order-shipments.generated";
import { replaceableLines } from "./parcel-plan";

export type ShippedOrder = AdminOrderShipmentsFragment & { readonly status: OrderStatus };

export interface OrderShipmentProps {
  readonly order: ShippedOrder;
  readonly shipment: AdminShipmentFragment;
  readonly isOpen: boolean;
  readonly onDone: () => void;
}

type OpenDialog = "edit" | "withdraw" | "replace";

/** One parcel with its events and the next actions. */
export function OrderShipment({ order, shipment, isOpen, onDone }: OrderShipmentProps) {
  const t = useTranslations("adminSales.order.shipments");
  const [next, setNext] = useState<ShipmentStatus>();
  const [openDialog, setOpenDialog] = useState<OpenDialog>();
  const close = () => setOpenDialog(undefined);
  const { trackingNumber, status, events, hasLeft, isCancelled } = shipment;
  const isReplaceable = isOpen && hasLeft && status !== "IN_TRANSIT" && status !== "OUT_FOR_DELIVERY";
  const lines = isReplaceable ? replaceableLines(order, shipment) : [];
  return (
    <Stack gap="xs" component="section" aria-label={trackingNumber}>
      <ShipmentHeading shipment={shipment} />
      <ParcelFacts shipment={shipment} />
      <ShipmentEvents events={events} />
      <Group gap="xs">
        {!isCancelled &&
          stepsOf(status, !isOpen).map((step, index) => (
            <Button
              key={step}
              size="compact-sm"
              {...(index === 0 && step !== "RETURNED" ? {} : { variant: "default" })}
              onClick={() => setNext(step)}
            >
              {t(`become.${step}`)}
            </Button>
          ))}
        {!isCancelled && status !== "RETURNED" && (
          <Button size="compact-sm" variant="default" onClick={() => setOpenDialog("edit")}>
            {t("edit.open")}
          </Button>
        )}
        {lines.length > 0 && (
          <Button size="compact-sm" variant="default" onClick={() => setOpenDialog("replace")}>
            {t("replace.open")}
          </Button>
        )}
        {!isCancelled && !hasLeft && (
          <Button size="compact-sm" variant="default" onClick={() => setOpenDialog("withdraw")}>
            {t("withdraw.open")}
          </Button>
        )}
        {status !== "RETURNED" && (
          <Button size="compact-sm" variant="subtle" onClick={() => setNext(status)}>
            {t("remark")}
          </Button>
        )}
      </Group>
      <ShipmentDialog shipment={shipment} to={next} close={() => setNext(undefined)} onDone={onDone} />
      {openDialog === "edit" && <ParcelDialog shipment={shipment} close={close} onDone={onDone} />}
      <WithdrawShipmentDialog shipment={shipment} opened={openDialog === "withdraw"} close={close} onDone={onDone} />
      <AddParcelDialog
        order={order}
        lines={lines}
        replaces={trackingNumber}
        opened={openDialog === "replace"}
        close={close}
        onDone={onDone}
      />
    </Stack>
  );
}

function ShipmentHeading({
  shipment: { trackingNumber, carrier, status, isCancelled, replaces },
}: {
  readonly shipment: AdminShipmentFragment;
}) {
  const t = useTranslations("adminSales.order.shipments");
  return (
    <Group gap="xs">
      <Text size="sm" fw={600}>
        {trackingNumber}
      </Text>
      <Text size="sm">{carrier}</Text>
      {isCancelled ? (
        <Text size="sm" c="dimmed">
          {t("cancelled")}
        </Text>
      ) : (
        <ShipmentStatusBadge status={status} />
      )}
      {replaces && (
        <Text size="sm" c="dimmed">
          {t("replaces", { number: replaces })}
        </Text>
      )}
    </Group>
  );
}

function ShipmentEvents({ events }: Pick<AdminShipmentFragment, "events">) {
  const t = useTranslations("adminSales.order.shipments");
  return (
    <Stack component="ol" gap={2} m={0} p={0} style={{ listStyle: "none" }}>
      {events.map(({ at, status: was, detail }, index) => (
        <Text key={`${at} ${index}`} component="li" size="sm">
          <Moment at={at} c="dimmed" /> {detail ?? t(`was.${was}`)}
        </Text>
      ))}
    </Stack>
  );
}

/** The products, the address and the tracking link of a parcel. */
function ParcelFacts({ shipment }: { readonly shipment: AdminShipmentFragment }) {
  const t = useTranslations("adminSales.order.shipments");
  const { lines, address, carrierTrackingNumber, trackingUrl } = shipment;
  return (
    <Group gap="xl" align="flex-start">
      <Stack gap={2} miw={0}>
        <Text size="sm">
          {lines ? lines.map(({ name, quantity }) => `${quantity} × ${name}`).join(", ") || t("empty") : t("allGoods")}
        </Text>
        {carrierTrackingNumber && (
          <Text size="sm" style={{ overflowWrap: "anywhere" }}>
            {t("carrierNumber")}: {carrierTrackingNumber}
          </Text>
        )}
        {isWebLink(trackingUrl) && (
          <Anchor size="sm" href={trackingUrl} target="_blank" rel="noopener noreferrer nofollow">
            {t("follow")}
          </Anchor>
        )}
      </Stack>
      <PostalAddress address={address} size="sm" />
    </Group>
  );
}

/** The next statuses that shipping accepts for a shipment; the most likely one comes first. */
const shipmentSteps: Readonly<Record<ShipmentStatus, readonly ShipmentStatus[]>> = {
  PENDING: ["IN_TRANSIT", "LABEL_CREATED", "FAILED"],
  LABEL_CREATED: ["IN_TRANSIT", "FAILED"],
  IN_TRANSIT: ["DELIVERED", "OUT_FOR_DELIVERY", "FAILED", "RETURNED"],
  OUT_FOR_DELIVERY: ["DELIVERED", "FAILED", "RETURNED"],
  FAILED: ["IN_TRANSIT", "RETURNED"],
  DELIVERED: ["RETURNED"],
  RETURNED: [],
};

/** Returns the next statuses for a shipment, without those that send it if the order is closed. */
function stepsOf(status: ShipmentStatus, orderIsClosed: boolean): readonly ShipmentStatus[] {
  return shipmentSteps[status].filter(
    (next) => !(orderIsClosed && (next === "LABEL_CREATED" || next === "IN_TRANSIT")),
  );
}
