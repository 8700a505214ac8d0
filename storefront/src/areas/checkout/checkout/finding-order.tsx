import { Group, Loader, Text } from "@mantine/core";
import { useEffect } from "react";
import { useNavigate } from "react-router";
import { useClient } from "urql";
import { useTranslations } from "use-intl/react";
import { awaitsPayment } from "../payment/paid-order";
import { placedOrder } from "../placed-order";
import { checkoutAttempt } from "./checkout-attempt";
import { NewestOrderDocument } from "./checkout-page.generated";

/** How often the page asks for an order that may still be in progress. */
const tries = 8;
/** How many requests in a row may fail. */
const failures = 120;
const pauseMs = 1000;

export interface FindingOrderProps {
  /** `left`: the page was reloaded while its order was in progress. `sent`: the order was sent and no answer came. */
  readonly text: "left" | "sent";
  /** Called if no order was found that is paid or being paid. */
  readonly done: () => void;
}

/** Looks for the order that a checkout without an answer may have placed, and opens its page. */
export function FindingOrder({ text, done }: FindingOrderProps) {
  const t = useTranslations("checkout.finding");
  const graph = useClient();
  const navigate = useNavigate();
  useEffect(() => {
    let isCurrent = true;
    const find = async (left: number, failed = 0): Promise<void> => {
      const attempt = checkoutAttempt.read();
      const { data } = await graph.query(NewestOrderDocument, {}, { requestPolicy: "network-only" }).toPromise();
      if (!isCurrent) return;
      if (!attempt) return done();
      if (!data && failed < failures) {
        timer = window.setTimeout(() => void find(left, failed + 1), pauseMs);
        return;
      }
      const order = data?.orders?.nodes[0];
      const isThisOrder = order !== undefined && order.id !== attempt.newestBefore;
      if (isThisOrder && !awaitsPayment(order)) {
        checkoutAttempt.forget();
        placedOrder.write(order.number);
        await navigate(`/orders/${order.number}`, { replace: true });
        return;
      }
      const isDeclined = isThisOrder && order.checkout.lastError !== null;
      if (left > 0 && !isDeclined) {
        timer = window.setTimeout(() => void find(left - 1), pauseMs);
        return;
      }
      // the next attempt pays an order that was placed, or sends the checkout again under the same key
      const found = isThisOrder ? { order: { id: order.id, number: order.number } } : {};
      checkoutAttempt.write({ ...attempt, isOpen: false, ...found });
      done();
    };
    let timer: number | undefined;
    void find(tries);
    return () => {
      isCurrent = false;
      window.clearTimeout(timer);
    };
  }, [graph, navigate, done]);
  return (
    <Group role="status" mih={120}>
      <Loader size="sm" />
      <Text>{t(text)}</Text>
    </Group>
  );
}
