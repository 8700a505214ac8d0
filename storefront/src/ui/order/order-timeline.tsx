import { Text, Timeline } from "@mantine/core";
import {
  IconAlertTriangle,
  IconCheck,
  IconCreditCard,
  IconPackage,
  IconPoint,
  IconReceiptRefund,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useFormatter, useTranslations } from "use-intl/react";
import { dayAndTime } from "./day-and-time";
import { knownWord, orderEvents } from "./known-word";
import { useEventDetail } from "./use-event-detail";
import type { OrderTimelineFragment } from "./order-timeline.generated";

type OrderEvent = OrderTimelineFragment["events"][number];

/** The events of an order, newest last. */
export function OrderTimeline({ order }: { readonly order: OrderTimelineFragment }) {
  const t = useTranslations("shared.order");
  const format = useFormatter();
  return (
    <Timeline active={order.events.length} bulletSize={26} lineWidth={2} aria-label={t("timeline.label")} role="list">
      {order.events.map((event) => (
        <Timeline.Item
          key={`${event.at} ${event.type}`}
          role="listitem"
          bullet={iconOf(event.type)}
          color={isTrouble(event.type) ? "yellow" : "souk"}
          title={t(`timeline.${knownWord(orderEvents, event.type)}`)}
        >
          <Detail event={event} />
          <Text size="sm" c="dimmed">
            {format.dateTime(new Date(event.at), dayAndTime)}
          </Text>
        </Timeline.Item>
      ))}
    </Timeline>
  );
}

/** Payments and shipments have a detail for the buyer. Other details are written for the staff. */
function Detail({ event }: { readonly event: OrderEvent }) {
  const text = useEventDetail()(event);
  const isForBuyer = event.type === "paymentDeclined" || event.type.startsWith("shipment");
  return isForBuyer && text !== undefined ? <Text size="sm">{text}</Text> : null;
}

function isTrouble(type: string): boolean {
  return ["paymentDeclined", "paymentNotMade", "refundRefused", "shipmentFailed"].includes(type);
}

function iconOf(type: string): ReactNode {
  const look = { "aria-hidden": true, size: 15 } as const;
  if (isTrouble(type)) return <IconAlertTriangle {...look} />;
  if (type.startsWith("shipment")) return <IconPackage {...look} />;
  if (type.startsWith("payment")) return <IconCreditCard {...look} />;
  if (type.startsWith("refund") || ["moneyReturned", "orderRefunded"].includes(type))
    return <IconReceiptRefund {...look} />;
  return ["orderPaid", "orderCompleted"].includes(type) ? <IconCheck {...look} /> : <IconPoint {...look} />;
}
