import { Text } from "@mantine/core";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { intentDone, intentKey } from "../../../../../graph/intent-key";
import type { OrderStatus } from "../../../../../graph/schema-types.generated";
import { toast } from "../../../../../ui/toast/toast";
import { ActionDialog } from "../../../components/action-dialog";
import { isAnswered, useProblem } from "../../../components/use-problem";
import { AdminCancelOrderDocument } from "./order-actions.generated";

export interface CancelDialogProps {
  readonly order: { readonly id: string; readonly number: string; readonly status: OrderStatus };
  readonly opened: boolean;
  readonly close: () => void;
  readonly onDone: () => void;
}

export function CancelDialog({ order: { id, number, status }, opened, close, onDone }: CancelDialogProps) {
  const t = useTranslations("adminSales.order.cancel");
  const problemOf = useProblem();
  const [, cancel] = useMutation(AdminCancelOrderDocument);
  const action = async () => {
    const intent = `cancelOrder ${id}`;
    const { data, error } = await cancel({ id, idempotencyKey: intentKey(intent, id) });
    if (isAnswered(data?.cancelOrder)) intentDone(intent);
    const problemText = problemOf(data?.cancelOrder, error, ["Order"], { Conflict: t("conflict") });
    if (problemText !== undefined) return problemText;
    toast({ message: t("done", { number }) });
    onDone();
  };
  return (
    <ActionDialog
      opened={opened}
      close={close}
      title={t("title", { number })}
      label={t("label")}
      leaveLabel={t("keep")}
      color="red.9"
      action={action}
    >
      <Text size="sm">{status === "CREATED" ? t("textUnpaid") : t("textPaid")}</Text>
    </ActionDialog>
  );
}
