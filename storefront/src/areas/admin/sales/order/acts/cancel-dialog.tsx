import { Text } from "@mantine/core";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { intentDone, intentKey } from "../../../../../graph/intent-key";
import type { OrderStatus } from "../../../../../graph/schema-types.generated";
import { toast } from "../../../../../ui/toast/toast";
import { ActDialog } from "../../../parts/act-dialog";
import { isAnswered, useProblem } from "../../../parts/use-problem";
import { AdminCancelOrderDocument } from "./order-acts.generated";

export interface CancelDialogProps {
  readonly order: { readonly id: string; readonly number: string; readonly status: OrderStatus };
  readonly opened: boolean;
  readonly close: () => void;
  readonly acted: () => void;
}

export function CancelDialog({ order: { id, number, status }, opened, close, acted }: CancelDialogProps) {
  const t = useTranslations("adminSales.order.cancel");
  const problemOf = useProblem();
  const [, cancel] = useMutation(AdminCancelOrderDocument);
  const act = async () => {
    const intent = `cancelOrder ${id}`;
    const { data, error } = await cancel({ id, idempotencyKey: intentKey(intent, id) });
    if (isAnswered(data?.cancelOrder)) intentDone(intent);
    const stood = problemOf(data?.cancelOrder, error, ["Order"], { Conflict: t("conflict") });
    if (stood !== undefined) return stood;
    toast({ message: t("done", { number }) });
    acted();
  };
  return (
    <ActDialog opened={opened} close={close} title={t("title", { number })} label={t("label")} color="red.9" act={act}>
      <Text size="sm">{status === "CREATED" ? t("textUnpaid") : t("textPaid")}</Text>
    </ActDialog>
  );
}
