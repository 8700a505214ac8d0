import { Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import type { ShipmentStatus } from "../../../../../graph/schema-types.generated";
import { toast } from "../../../../../ui/toast/toast";
import { ActDialog } from "../../../parts/act-dialog";
import { useProblem } from "../../../parts/use-problem";
import { AdminUpdateShipmentDocument } from "./order-acts.generated";

export interface ShipmentDialogProps {
  readonly shipment: { readonly trackingNumber: string; readonly status: ShipmentStatus };
  /** What it becomes; the status that it has for a mere remark; undefined while nothing is asked. */
  readonly to: ShipmentStatus | undefined;
  readonly close: () => void;
  readonly acted: () => void;
}

const longestDetail = 500;

/** What a parcel did, with a line for its buyer. */
export function ShipmentDialog({ shipment: { trackingNumber, status }, to, close, acted }: ShipmentDialogProps) {
  const t = useTranslations("adminSales.order.shipments");
  const problemOf = useProblem();
  const [detail, setDetail] = useState("");
  // what was asked last stays while the dialog fades
  const [shown, setShown] = useState<ShipmentStatus>("IN_TRANSIT");
  if (to && to !== shown) setShown(to);
  const [, update] = useMutation(AdminUpdateShipmentDocument);
  const isRemark = shown === status;
  const leave = () => {
    setDetail("");
    close();
  };
  const act = async () => {
    const text = detail.trim();
    const { data, error } = await update({ trackingNumber, status: shown, ...(text ? { detail: text } : {}) });
    const stood = problemOf(data?.updateShipment, error, ["Shipment"], { Conflict: t("conflict") });
    if (stood !== undefined) return stood;
    toast({ message: isRemark ? t("remarked") : t(`done.${shown}`, { number: trackingNumber }) });
    acted();
  };
  return (
    <ActDialog
      opened={to !== undefined}
      close={leave}
      title={isRemark ? t("remark") : t(`become.${shown}`)}
      label={isRemark ? t("remark") : t(`become.${shown}`)}
      disabled={isRemark && detail.trim() === ""}
      act={act}
    >
      <Text size="sm">{isRemark ? t("remarkText") : t("mailed", { number: trackingNumber })}</Text>
      <TextInput
        label={t("detail")}
        description={t("detailDescription")}
        required={isRemark}
        withAsterisk={isRemark}
        maxLength={longestDetail}
        value={detail}
        onChange={({ currentTarget }) => setDetail(currentTarget.value)}
        data-autofocus
      />
    </ActDialog>
  );
}
