import { Anchor, Button, Group, Stack, Text } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import type { OrderStatus, ShipmentStatus } from "../../../../graph/schema-types.generated";
import { PostalAddress } from "../../../../ui/address/postal-address";
import { isWebLink } from "../../../../ui/order/is-web-link";
import { MissingNotice } from "../../../../ui/page-state/missing-notice";
import { Moment } from "../../parts/moment";
import { Section } from "../../parts/section";
import { ShipmentStatusBadge } from "../parts/status-badges";
import { AddParcelDialog } from "./acts/add-parcel-dialog";
import { ParcelDialog } from "./acts/parcel-dialog";
import { ShipmentDialog } from "./acts/shipment-dialog";
import { WithdrawDialog } from "./acts/withdraw-dialog";
import type { AdminOrderShipmentsFragment, AdminShipmentFragment } from "./order-shipments.generated";
import { replaceableLines, sendableLines } from "./parcel-plan";
import { stepsOf } from "./shipment-steps";

type Order = AdminOrderShipmentsFragment & { readonly status: OrderStatus };

export interface OrderShipmentsProps {
  readonly order: Order;
  readonly retry: () => void;
  readonly acted: () => void;
}

/** The parcels of an order, and the next acts for each. */
export function OrderShipments({ order, retry, acted }: OrderShipmentsProps) {
  const t = useTranslations("adminSales.order.shipments");
  const [adding, setAdding] = useState(false);
  const { shipments, status } = order;
  const isOpen = ["PAID", "PROCESSING", "COMPLETED"].includes(status);
  const sendable = sendableLines(order);
  return (
    <Section title={t("title")}>
      {!shipments && <MissingNotice text={t("away")} retry={retry} />}
      {shipments?.length === 0 && (
        <Text size="sm" c="dimmed">
          {status === "CREATED" ? t("notPaid") : t("none")}
        </Text>
      )}
      {shipments?.map((shipment) => (
        <ShipmentOf key={shipment.id} order={order} shipment={shipment} isOpen={isOpen} acted={acted} />
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
        acted={acted}
      />
    </Section>
  );
}

interface ShipmentOfProps {
  readonly order: Order;
  readonly shipment: AdminShipmentFragment;
  readonly isOpen: boolean;
  readonly acted: () => void;
}

type Asked = "edit" | "withdraw" | "replace";

function ShipmentOf({ order, shipment, isOpen, acted }: ShipmentOfProps) {
  const t = useTranslations("adminSales.order.shipments");
  const [next, setNext] = useState<ShipmentStatus>();
  const [asked, setAsked] = useState<Asked>();
  const close = () => setAsked(undefined);
  const { trackingNumber, carrier, status, events, hasLeft, isCancelled, replaces } = shipment;
  const isReplaceable = isOpen && hasLeft && status !== "IN_TRANSIT";
  const lines = isReplaceable ? replaceableLines(order, shipment) : [];
  return (
    <Stack gap="xs" component="section" aria-label={trackingNumber}>
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
      <ParcelFacts shipment={shipment} />
      <Stack component="ol" gap={2} m={0} p={0} style={{ listStyle: "none" }}>
        {events.map(({ at, status: was, detail }, index) => (
          <Text key={`${at} ${index}`} component="li" size="sm">
            <Moment at={at} c="dimmed" /> {detail ?? t(`was.${was}`)}
          </Text>
        ))}
      </Stack>
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
          <Button size="compact-sm" variant="default" onClick={() => setAsked("edit")}>
            {t("edit.open")}
          </Button>
        )}
        {lines.length > 0 && (
          <Button size="compact-sm" variant="default" onClick={() => setAsked("replace")}>
            {t("replace.open")}
          </Button>
        )}
        {!isCancelled && !hasLeft && (
          <Button size="compact-sm" variant="default" onClick={() => setAsked("withdraw")}>
            {t("withdraw.open")}
          </Button>
        )}
        {status !== "RETURNED" && (
          <Button size="compact-sm" variant="subtle" onClick={() => setNext(status)}>
            {t("remark")}
          </Button>
        )}
      </Group>
      <ShipmentDialog shipment={shipment} to={next} close={() => setNext(undefined)} acted={acted} />
      {asked === "edit" && <ParcelDialog shipment={shipment} close={close} acted={acted} />}
      <WithdrawDialog shipment={shipment} opened={asked === "withdraw"} close={close} acted={acted} />
      <AddParcelDialog
        order={order}
        lines={lines}
        replaces={trackingNumber}
        opened={asked === "replace"}
        close={close}
        acted={acted}
      />
    </Stack>
  );
}

/** The goods, the address and the tracking link of a parcel. */
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
      <PostalAddress address={address} />
    </Group>
  );
}
