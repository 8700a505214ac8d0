import { Text, Timeline } from "@mantine/core";
import { useTranslations } from "use-intl/react";
import type messages from "../../../../messages/adminSales/en.json";
import { Moment } from "../../components/moment";
import { Section } from "../../components/section";
import { wordsOf } from "../../names/words-of";
import { useEventDetail } from "../../../../ui/order/use-event-detail";
import classes from "./order-timeline.module.css";
import type { AdminOrderTimelineFragment } from "./order-timeline.generated";

type KnownEvent = keyof (typeof messages)["order"]["timeline"]["event"];

const knownActors = ["buyer", "admin", "checkout", "time", "payments", "shipping", "inventory", "courses"] as const;

/** The events of the order, newest first. */
export function OrderTimeline({ order: { events } }: { readonly order: AdminOrderTimelineFragment }) {
  const t = useTranslations("adminSales.order.timeline");
  const newestFirst = events.toReversed();
  return (
    <Section title={t("title")}>
      <Timeline role="list" active={newestFirst.length} bulletSize={14} lineWidth={2} className={classes.timeline}>
        {newestFirst.map((event, index) => (
          <Timeline.Item
            key={`${event.at} ${event.type} ${newestFirst.length - index}`}
            title={<EventTitle type={event.type} />}
            role="listitem"
          >
            <EventDetail event={event} />
            <Text size="xs" c="dimmed">
              <Moment at={event.at} />
              <EventActor actor={event.actor} />
            </Text>
          </Timeline.Item>
        ))}
      </Timeline>
    </Section>
  );
}

/** An event type that this page does not know is shown by the words of its name. */
function EventTitle({ type }: { readonly type: string }) {
  const t = useTranslations("adminSales.order.timeline.event");
  const event = type as KnownEvent;
  return (
    <Text component="span" size="sm" fw={600}>
      {t.has(event) ? t(event) : wordsOf(type)}
    </Text>
  );
}

function EventDetail({ event }: { readonly event: AdminOrderTimelineFragment["events"][number] }) {
  const text = useEventDetail()(event);
  return text && <Text size="sm">{text}</Text>;
}

function EventActor({ actor }: { readonly actor: string | null }) {
  const t = useTranslations("adminSales.order.timeline.actor");
  if (!actor) return null;
  const [kind = ""] = actor.split(":");
  const known = knownActors.find((name) => name === kind);
  return ` · ${known ? t(known) : wordsOf(kind)}`;
}
