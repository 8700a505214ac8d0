import { Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import type { ShipmentStatus } from "../../../../../graph/schema-types.generated";
import { isWebLink } from "../../../../../ui/order/is-web-link";
import { toast } from "../../../../../ui/toast/toast";
import { ActionDialog } from "../../../components/action-dialog";
import { useProblem } from "../../../components/use-problem";
import { AdminUpdateShipmentDocument } from "./order-actions.generated";

export interface ShipmentDialogProps {
  readonly shipment: { readonly trackingNumber: string; readonly status: ShipmentStatus };
  /** The new status, or the current status for a mere note; undefined while closed. */
  readonly to: ShipmentStatus | undefined;
  readonly close: () => void;
  readonly onDone: () => void;
}

const longestDetail = 500;

/** Records an event of a parcel, with a note for the buyer. */
export function ShipmentDialog({ shipment: { trackingNumber, status }, to, close, onDone }: ShipmentDialogProps) {
  const t = useTranslations("adminSales.order.shipments");
  const problemOf = useProblem();
  const [detail, setDetail] = useState("");
  const [number, setNumber] = useState("");
  const [link, setLink] = useState("");
  // the last status stays visible while the dialog fades out
  const [shown, setShown] = useState<ShipmentStatus>("IN_TRANSIT");
  if (to && to !== shown) setShown(to);
  const [, update] = useMutation(AdminUpdateShipmentDocument);
  const isRemark = shown === status;
  const leave = () => {
    setDetail("");
    setNumber("");
    setLink("");
    close();
  };
  const action = async () => {
    const [text, carrierTrackingNumber, trackingUrl] = [detail.trim(), number.trim(), link.trim()];
    if (trackingUrl && !isWebLink(trackingUrl)) return t("checkLink");
    const { data, error } = await update({
      input: {
        trackingNumber,
        status: shown,
        ...(text ? { detail: text } : {}),
        ...(carrierTrackingNumber ? { carrierTrackingNumber } : {}),
        ...(trackingUrl ? { trackingUrl } : {}),
      },
    });
    const problemText = problemOf(data?.updateShipment, error, ["Shipment"], { Conflict: t("conflict") });
    if (problemText !== undefined) return problemText;
    toast({ message: isRemark ? t("remarked") : t(`done.${shown}`, { number: trackingNumber }) });
    onDone();
  };
  return (
    <ActionDialog
      opened={to !== undefined}
      close={leave}
      title={isRemark ? t("remark") : t(`become.${shown}`)}
      label={isRemark ? t("remark") : t(`become.${shown}`)}
      disabled={isRemark && detail.trim() === ""}
      action={action}
    >
      <Text size="sm">
        {isRemark || shown === "LABEL_CREATED" ? t("remarkText") : t("mailed", { number: trackingNumber })}
      </Text>
      {(shown === "LABEL_CREATED" || shown === "IN_TRANSIT") && !isRemark && (
        <>
          <TextInput
            label={t("carrierNumber")}
            description={t("carrierNumberDescription")}
            maxLength={60}
            value={number}
            onChange={({ currentTarget }) => setNumber(currentTarget.value)}
            data-autofocus
          />
          <TextInput
            type="url"
            label={t("trackingUrl")}
            description={t("trackingUrlDescription")}
            maxLength={2000}
            value={link}
            onChange={({ currentTarget }) => setLink(currentTarget.value)}
          />
        </>
      )}
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
    </ActionDialog>
  );
}
