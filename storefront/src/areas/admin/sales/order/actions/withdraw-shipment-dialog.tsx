import { Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { toast } from "../../../../../ui/toast/toast";
import { ActionDialog } from "../../../components/action-dialog";
import { useProblem } from "../../../components/use-problem";
import { AdminWithdrawShipmentDocument } from "./order-actions.generated";

export interface WithdrawShipmentDialogProps {
  readonly shipment: { readonly trackingNumber: string };
  readonly opened: boolean;
  readonly close: () => void;
  readonly onDone: () => void;
}

/** Cancels a parcel that has not left. Its products must be sent in another parcel. */
export function WithdrawShipmentDialog({
  shipment: { trackingNumber },
  opened,
  close,
  onDone,
}: WithdrawShipmentDialogProps) {
  const t = useTranslations("adminSales.order.shipments");
  const problemOf = useProblem();
  const [reason, setReason] = useState("");
  const [, withdraw] = useMutation(AdminWithdrawShipmentDocument);
  const action = async () => {
    const { data, error } = await withdraw({ trackingNumber, reason: reason.trim() });
    const problemText = problemOf(data?.withdrawShipment, error, ["Shipment"], { Conflict: t("conflict") });
    if (problemText !== undefined) return problemText;
    toast({ message: t("withdraw.done", { number: trackingNumber }) });
    onDone();
  };
  return (
    <ActionDialog
      opened={opened}
      close={() => {
        setReason("");
        close();
      }}
      title={t("withdraw.title", { number: trackingNumber })}
      label={t("withdraw.open")}
      leaveLabel={t("withdraw.keep")}
      color="red.9"
      disabled={reason.trim() === ""}
      action={action}
    >
      <Text size="sm">{t("withdraw.text")}</Text>
      <TextInput
        label={t("withdraw.reason")}
        description={t("withdraw.reasonDescription")}
        required
        maxLength={500}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
        data-autofocus
      />
    </ActionDialog>
  );
}
