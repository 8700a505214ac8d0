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
import { declineWord, knownWord, orderEvents } from "./known-word";
import type { OrderTimelineFragment } from "./order-timeline.generated";

type OrderEvent = OrderTimelineFragment["events"][number];

/** The events of an order, newest last. The staff also see the actor of each event. */
export function OrderTimeline({
  order,
  withActors = false,
}: {
  readonly order: OrderTimelineFragment;
  readonly withActors?: boolean;
}) {
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
            {format.dateTime(new Date(event.at), { dateStyle: "medium", timeStyle: "short" })}
            {withActors && event.actor && ` · ${event.actor}`}
          </Text>
        </Timeline.Item>
      ))}
    </Timeline>
  );
}

/** Details of payments are codes. Other details are written for the staff, except those from the carrier. */
function Detail({ event: { type, detail } }: { readonly event: OrderEvent }) {
  const t = useTranslations("shared.order.decline");
  if (!detail) return null;
  if (type === "paymentDeclined") return <Text size="sm">{t(declineWord(detail))}</Text>;
  return type.startsWith("shipment") ? <Text size="sm">{detail}</Text> : null;
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
