import { Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { toast } from "../../../../../ui/toast/toast";
import { ActDialog } from "../../../parts/act-dialog";
import { useProblem } from "../../../parts/use-problem";
import { AdminWithdrawShipmentDocument } from "./order-acts.generated";

export interface WithdrawDialogProps {
  readonly shipment: { readonly trackingNumber: string };
  readonly opened: boolean;
  readonly close: () => void;
  readonly acted: () => void;
}

/** Cancels a parcel that has not left. Its goods must be sent in another parcel. */
export function WithdrawDialog({ shipment: { trackingNumber }, opened, close, acted }: WithdrawDialogProps) {
  const t = useTranslations("adminSales.order.shipments");
  const problemOf = useProblem();
  const [reason, setReason] = useState("");
  const [, withdraw] = useMutation(AdminWithdrawShipmentDocument);
  const act = async () => {
    const { data, error } = await withdraw({ trackingNumber, reason: reason.trim() });
    const stood = problemOf(data?.withdrawShipment, error, ["Shipment"], { Conflict: t("conflict") });
    if (stood !== undefined) return stood;
    toast({ message: t("withdraw.done", { number: trackingNumber }) });
    acted();
  };
  return (
    <ActDialog
      opened={opened}
      close={() => {
        setReason("");
        close();
      }}
      title={t("withdraw.title", { number: trackingNumber })}
      label={t("withdraw.open")}
      color="red.9"
      disabled={reason.trim() === ""}
      act={act}
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
    </ActDialog>
  );
}
