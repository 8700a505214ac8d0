import { NumberInput, Radio, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useMutation } from "urql";
import { useLocale, useTranslations } from "use-intl/react";
import { intentDone, intentKey } from "../../../../../graph/intent-key";
import { formatMoney } from "../../../../../ui/price/format-money";
import { toast } from "../../../../../ui/toast/toast";
import { ActionDialog } from "../../../components/action-dialog";
import { isAnswered, useProblem } from "../../../components/use-problem";
import type { AdminOrderMoneyFragment } from "../payments/order-money.generated";
import { chosenAmount, refundableLines, restOf } from "../payments/refund-plan";
import { AdminRefundOrderDocument } from "./order-actions.generated";

export interface RefundDialogProps {
  readonly order: AdminOrderMoneyFragment & { readonly id: string; readonly number: string };
  readonly opened: boolean;
  readonly close: () => void;
  readonly onDone: () => void;
}

const longestReason = 200;
const none: ReadonlyMap<string, number> = new Map();

/** Refunds the whole rest or chosen units, for a reason that the buyer reads. */
export function RefundDialog({ order, opened, close, onDone }: RefundDialogProps) {
  const t = useTranslations("adminSales.order.refund");
  const locale = useLocale();
  const problemOf = useProblem();
  const [isWhole, setIsWhole] = useState(false);
  const [chosen, setChosen] = useState(none);
  const [reason, setReason] = useState("");
  const [, refund] = useMutation(AdminRefundOrderDocument);
  const amount = isWhole ? restOf(order) : chosenAmount(order, chosen);
  const units = [...chosen.values()].reduce((all, quantity) => all + quantity, 0);
  const shown = formatMoney(amount, locale);
  const leave = () => {
    setIsWhole(false);
    setChosen(none);
    setReason("");
    close();
  };
  const action = async () => {
    const lines = [...chosen].map(([productId, quantity]) => ({ productId, quantity }));
    const request = {
      id: order.id,
      ...(isWhole ? {} : { lines: lines.filter(({ quantity }) => quantity > 0) }),
      ...(reason.trim() ? { reason: reason.trim() } : {}),
    };
    const intent = `refundOrder ${order.id}`;
    const { data, error } = await refund({ ...request, idempotencyKey: intentKey(intent, request) });
    if (isAnswered(data?.refundOrder)) intentDone(intent);
    const problemText = problemOf(data?.refundOrder, error, ["Order"], { Conflict: t("conflict") });
    if (problemText !== undefined) return problemText;
    toast({ message: t("done", { amount: shown, number: order.number }) });
    onDone();
  };
  return (
    <ActionDialog
      opened={opened}
      close={leave}
      title={t("title", { number: order.number })}
      label={t("label", { amount: shown })}
      color="red.9"
      disabled={!isWhole && units === 0}
      action={action}
    >
      <Radio.Group
        label={t("what")}
        value={isWhole ? "whole" : "lines"}
        onChange={(value) => setIsWhole(value === "whole")}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="lines" label={t("lines")} />
          <Radio value="whole" label={t("whole", { amount: formatMoney(restOf(order), locale) })} />
        </Stack>
      </Radio.Group>
      {!isWhole &&
        refundableLines(order).map(({ productId, name, left, unitPrice }) => (
          <NumberInput
            key={productId}
            label={name}
            description={t("left", { left, price: formatMoney(unitPrice, locale) })}
            min={0}
            max={left}
            clampBehavior="strict"
            allowDecimal={false}
            allowNegative={false}
            value={chosen.get(productId) ?? 0}
            onChange={(quantity) => setChosen(new Map(chosen).set(productId, Number(quantity) || 0))}
          />
        ))}
      <TextInput
        label={t("reason")}
        description={t("reasonDescription")}
        maxLength={longestReason}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      <Text size="sm" role="status">
        {t("text", { amount: shown })}
      </Text>
    </ActionDialog>
  );
}
