import { ActionIcon, Anchor, Badge, Code, CopyButton, Group, Stack, Text, Tooltip } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useFormatter, useTranslations } from "use-intl/react";
import type { ShipmentStatus } from "../../graph/schema-types.generated";
import { dayAndTime } from "./day-and-time";
import { isWebLink } from "./is-web-link";
import { MissingNotice } from "../page-state/missing-notice";
import type { OrderShipmentsFragment } from "./order-shipments.generated";

type Shipment = NonNullable<OrderShipmentsFragment["shipments"]>[number];

const colors: Readonly<Record<ShipmentStatus, string>> = {
  PENDING: "gray",
  LABEL_CREATED: "gray",
  IN_TRANSIT: "blue",
  OUT_FOR_DELIVERY: "blue",
  DELIVERED: "souk",
  FAILED: "red",
  RETURNED: "gray",
};

export function OrderShipments({
  order,
  retry,
}: {
  readonly order: OrderShipmentsFragment;
  readonly retry: () => void;
}) {
  const t = useTranslations("shared.order.shipments");
  if (!order.shipments) return <MissingNotice text={t("unavailable")} retry={retry} />;
  if (order.shipments.length === 0) return <Text c="dimmed">{t(isClosed(order) ? "notSent" : "none")}</Text>;
  return (
    <Stack gap="lg">
      {order.shipments.filter(hasLines).map((shipment) => (
        <ShipmentEntry key={shipment.id} shipment={shipment} />
      ))}
    </Stack>
  );
}

/** Returns true if nothing more is sent for the order. */
function isClosed({ status }: OrderShipmentsFragment): boolean {
  return status === "CANCELLED" || status === "REFUNDED";
}

/** Returns false for a parcel whose products are now in another one: only the staff see it. */
function hasLines({ isCancelled, lines }: Shipment): boolean {
  return !(isCancelled && lines?.length === 0);
}

function ShipmentEntry({ shipment }: { readonly shipment: Shipment }) {
  const { carrier, carrierTrackingNumber, trackingUrl, status, isCancelled, replaces } = shipment;
  const { trackingNumber, lines, events } = shipment;
  const t = useTranslations("shared.order.shipments");
  const format = useFormatter();
  return (
    <Stack gap="xs">
      <Group gap="sm">
        <Text fw={550}>{t("by", { carrier })}</Text>
        <Badge variant="light" color={colors[status]} c="var(--mantine-color-text)" tt="none">
          {isCancelled ? t("cancelled") : t(status)}
        </Badge>
      </Group>
      {replaces && <Text size="sm">{t("replaces", { number: replaces })}</Text>}
      {lines && lines.length > 0 && (
        <Stack component="ul" gap={2} m={0} pl="md" aria-label={t("lines")}>
          {lines.map(({ name, quantity }) => (
            <Text key={name} component="li" size="sm">
              {quantity} × {name}
            </Text>
          ))}
        </Stack>
      )}
      {carrierTrackingNumber && (
        <Group gap={6}>
          <Text size="sm">{t("carrierTracking")}</Text>
          <Code style={{ overflowWrap: "anywhere" }}>{carrierTrackingNumber}</Code>
          <CopyTrackingNumber trackingNumber={carrierTrackingNumber} />
        </Group>
      )}
      {isWebLink(trackingUrl) && (
        <Anchor size="sm" href={trackingUrl} target="_blank" rel="noopener noreferrer nofollow">
          {t("follow", { carrier })}
        </Anchor>
      )}
      <Group gap={6}>
        <Text size="sm">{t("tracking")}</Text>
        <Code>{trackingNumber}</Code>
        {!carrierTrackingNumber && <CopyTrackingNumber trackingNumber={trackingNumber} />}
      </Group>
      <Stack component="ol" gap={4} m={0} pl="md">
        {events.map(({ at, status: then, detail }) => (
          <Text key={`${at} ${then}`} component="li" size="sm">
            {t(then)}
            {detail && `: ${detail}`}{" "}
            <Text span c="dimmed" size="sm">
              {format.dateTime(new Date(at), dayAndTime)}
            </Text>
          </Text>
        ))}
      </Stack>
    </Stack>
  );
}

function CopyTrackingNumber({ trackingNumber }: { readonly trackingNumber: string }) {
  const t = useTranslations("shared.order.shipments");
  return (
    <CopyButton value={trackingNumber}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? t("copied") : t("copy")}>
          <ActionIcon variant="subtle" color="gray" onClick={copy} aria-label={copied ? t("copied") : t("copy")}>
            {copied ? <IconCheck aria-hidden size={16} /> : <IconCopy aria-hidden size={16} />}
          </ActionIcon>
        </Tooltip>
      )}
    </CopyButton>
  );
}
