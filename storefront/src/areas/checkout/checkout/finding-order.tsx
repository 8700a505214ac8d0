import { Group, Loader, Text } from "@mantine/core";
import { useEffect } from "react";
import { useNavigate } from "react-router";
import { useClient } from "urql";
import { useTranslations } from "use-intl/react";
import { awaitsPayment } from "../payment/paid-order";
import { placedOrder } from "../placed-order";
import { checkoutAttempt } from "./checkout-attempt";
import { NewestOrderDocument } from "./checkout-page.generated";

/** How long a checkout that nobody waits for any more may still be under way. */
const tries = 8;
const pauseMs = 1000;

/** The page was left or loaded anew while its order was on its way: what became of it? */
export function FindingOrder({ done }: { readonly done: () => void }) {
  const t = useTranslations("checkout.finding");
  const graph = useClient();
  const navigate = useNavigate();
  useEffect(() => {
    let isCurrent = true;
    const find = async (left: number): Promise<void> => {
      const attempt = checkoutAttempt.read();
      const { data } = await graph.query(NewestOrderDocument, {}, { requestPolicy: "network-only" }).toPromise();
      if (!isCurrent) return;
      if (!attempt) return done();
      const order = data?.orders?.nodes[0];
      const isOurs = order !== undefined && order.id !== attempt.newestBefore;
      if (isOurs && !awaitsPayment(order)) {
        checkoutAttempt.forget();
        placedOrder.write(order.number);
        await navigate(`/orders/${order.number}`, { replace: true });
        return;
      }
      const isDeclined = isOurs && order.checkout.lastError !== null;
      if (left > 0 && !isDeclined) {
        timer = window.setTimeout(() => void find(left - 1), pauseMs);
        return;
      }
      // what was placed is paid by the next try; what was not is sent again under the same key
      const found = isOurs ? { order: { id: order.id, number: order.number } } : {};
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
      <Text>{t("text")}</Text>
    </Group>
  );
}
