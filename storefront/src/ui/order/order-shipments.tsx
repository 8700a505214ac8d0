import { ActionIcon, Badge, Code, CopyButton, Group, Stack, Text, Tooltip } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useFormatter, useTranslations } from "use-intl/react";
import type { ShipmentStatus } from "../../graph/schema-types.generated";
import { MissingNotice } from "../page-state/missing-notice";
import type { OrderShipmentsFragment } from "./order-shipments.generated";

type Shipment = NonNullable<OrderShipmentsFragment["shipments"]>[number];

const colors: Readonly<Record<ShipmentStatus, string>> = {
  PENDING: "gray",
  IN_TRANSIT: "blue",
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
  const t = useTranslations("parts.order.shipments");
  if (!order.shipments) return <MissingNotice text={t("away")} retry={retry} />;
  if (order.shipments.length === 0) return <Text c="dimmed">{t("none")}</Text>;
  return (
    <Stack gap="lg">
      {order.shipments.map((shipment) => (
        <ShipmentEntry key={shipment.id} shipment={shipment} />
      ))}
    </Stack>
  );
}

function ShipmentEntry({ shipment: { carrier, status, trackingNumber, events } }: { readonly shipment: Shipment }) {
  const t = useTranslations("parts.order.shipments");
  const format = useFormatter();
  return (
    <Stack gap="xs">
      <Group gap="sm">
        <Text fw={550}>{t("by", { carrier })}</Text>
        <Badge variant="light" color={colors[status]} c="var(--mantine-color-text)" tt="none">
          {t(status)}
        </Badge>
      </Group>
      <Group gap={6}>
        <Text size="sm">{t("tracking")}</Text>
        <Code>{trackingNumber}</Code>
        <CopyTrackingNumber trackingNumber={trackingNumber} />
      </Group>
      <Stack component="ol" gap={4} m={0} pl="md">
        {events.map(({ at, status: then, detail }) => (
          <Text key={`${at} ${then}`} component="li" size="sm">
            {t(then)}
            {detail && `: ${detail}`}{" "}
            <Text span c="dimmed" size="sm">
              {format.dateTime(new Date(at), { dateStyle: "medium", timeStyle: "short" })}
            </Text>
          </Text>
        ))}
      </Stack>
    </Stack>
  );
}

function CopyTrackingNumber({ trackingNumber }: { readonly trackingNumber: string }) {
  const t = useTranslations("parts.order.shipments");
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
