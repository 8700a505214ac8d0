import { NumberInput, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { intentDone, intentKey } from "../../../../graph/intent-key";
import { toast } from "../../../../ui/toast/toast";
import { ActionDialog } from "../../components/action-dialog";
import { isAnswered, useProblem } from "../../components/use-problem";
import { AdminAdjustStockDocument, AdminCountStockDocument } from "./adjust-stock.generated";

export interface DialogProduct {
  readonly id: string;
  readonly name: string;
  readonly onHand: number;
  readonly reserved: number;
}

export interface StockDialogProps {
  /** "adjust" for units that come or go, "count" for a counted total, undefined while closed. */
  readonly what: "adjust" | "count" | undefined;
  readonly product: DialogProduct | undefined;
  readonly close: () => void;
  /** Fetches the shown stock again. */
  readonly onDone: () => void;
}

const longestReason = 200;

export function StockDialog({ what, product, close, onDone }: StockDialogProps) {
  const t = useTranslations("adminCatalog.stock.dialog");
  const problemOf = useProblem();
  const [units, setUnits] = useState<number | string>("");
  const [reason, setReason] = useState("");
  const [, adjust] = useMutation(AdminAdjustStockDocument);
  const [, count] = useMutation(AdminCountStockDocument);
  const leave = () => {
    setUnits("");
    setReason("");
    close();
  };
  if (!product || !what) return null;
  const { id: productId, name, onHand, reserved } = product;
  const number = typeof units === "number" ? units : undefined;
  const after = what === "count" ? number : number === undefined ? undefined : onHand + number;
  const isPossible = number !== undefined && (what === "count" || number !== 0) && reason.trim() !== "";
  const send = async () => {
    const request = { productId, reason: reason.trim() };
    const intent = `${what}Stock ${productId}`;
    if (what === "count") {
      const input = { ...request, onHand: number ?? 0, expectedOnHand: onHand };
      const { data, error } = await count({ input: { ...input, idempotencyKey: intentKey(intent, input) } });
      return { intent, outcome: data?.setStock, error };
    }
    const input = { ...request, delta: number ?? 0 };
    const { data, error } = await adjust({ input: { ...input, idempotencyKey: intentKey(intent, input) } });
    return { intent, outcome: data?.adjustStock, error };
  };
  const action = async () => {
    const { intent, outcome, error } = await send();
    if (isAnswered(outcome)) intentDone(intent);
    if (outcome?.__typename === "Conflict") {
      onDone();
      const isChanged = "field" in outcome && outcome.field === "expectedOnHand";
      return isChanged ? t("changedMeanwhile") : t("reserved", { reserved });
    }
    const problemText = problemOf(outcome, error, ["Product"]);
    if (problemText !== undefined) return problemText;
    toast({ message: t("done", { name, onHand: after ?? 0 }) });
    onDone();
  };
  return (
    <ActionDialog
      opened
      close={leave}
      title={t(`${what}Title`, { name })}
      label={t(`${what}Label`)}
      disabled={!isPossible}
      action={action}
    >
      <Text size="sm">{t("now", { onHand, reserved })}</Text>
      <NumberInput
        label={t(`${what}Units`)}
        description={t(`${what}Text`)}
        allowDecimal={false}
        min={what === "count" ? 0 : -1_000_000}
        max={1_000_000}
        value={units}
        onChange={setUnits}
        data-autofocus
      />
      <TextInput
        label={t("reason")}
        description={t("reasonText")}
        maxLength={longestReason}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
        required
      />
      <Text size="sm" role="status">
        {after === undefined ? " " : t("after", { onHand: after })}
      </Text>
    </ActionDialog>
  );
}
