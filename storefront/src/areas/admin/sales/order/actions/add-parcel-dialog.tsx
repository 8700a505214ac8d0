import { Autocomplete, NumberInput, Text } from "@mantine/core";
import { useState } from "react";
import { useMutation, useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { intentDone, intentKey } from "../../../../../graph/intent-key";
import { toast } from "../../../../../ui/toast/toast";
import { ActionDialog } from "../../../components/action-dialog";
import { isAnswered, useProblem } from "../../../components/use-problem";
import type { SendableLine } from "../shipments/parcel-plan";
import { AdminAddShipmentDocument, AdminCarriersDocument } from "./order-actions.generated";

export interface AddParcelDialogProps {
  readonly order: { readonly id: string; readonly number: string };
  /** The products that the parcel may contain. */
  readonly lines: readonly SendableLine[];
  /** The number of the parcel that this one replaces. */
  readonly replaces: string | null;
  readonly opened: boolean;
  readonly close: () => void;
  readonly onDone: () => void;
}

const none: ReadonlyMap<string, number> = new Map();

/** Adds a parcel with chosen products, or a replacement for another parcel. */
export function AddParcelDialog({ order, lines, replaces, opened, close, onDone }: AddParcelDialogProps) {
  const t = useTranslations("adminSales.order.shipments");
  const problemOf = useProblem();
  const [chosen, setChosen] = useState(none);
  const [carrier, setCarrier] = useState("");
  const [{ data: known }] = useQuery({ query: AdminCarriersDocument, pause: !opened });
  const [, add] = useMutation(AdminAddShipmentDocument);
  const units = [...chosen.values()].reduce((all, quantity) => all + quantity, 0);
  const leave = () => {
    setChosen(none);
    setCarrier("");
    close();
  };
  const action = async () => {
    const chosenLines = [...chosen].map(([productId, quantity]) => ({ productId, quantity }));
    const request = {
      orderId: order.id,
      lines: chosenLines.filter(({ quantity }) => quantity > 0),
      ...(carrier.trim() ? { carrier: carrier.trim() } : {}),
      ...(replaces === null ? {} : { replaces }),
    };
    const intent = `addShipment ${order.id}`;
    const { data, error } = await add({ input: { ...request, idempotencyKey: intentKey(intent, request) } });
    if (isAnswered(data?.addShipment)) intentDone(intent);
    const problemText = problemOf(data?.addShipment, error, ["Shipment"], { Conflict: t("conflict") });
    if (problemText !== undefined) return problemText;
    if (data?.addShipment?.__typename === "Shipment")
      toast({ message: t("add.done", { number: data.addShipment.trackingNumber }) });
    onDone();
  };
  const title = replaces === null ? t("add.title") : t("replace.title", { number: replaces });
  return (
    <ActionDialog
      opened={opened}
      close={leave}
      title={title}
      label={t("add.label")}
      disabled={units === 0}
      action={action}
    >
      <Text size="sm">{replaces === null ? t("add.text") : t("replace.text")}</Text>
      {lines.map(({ productId, name, left }) => (
        <NumberInput
          key={productId}
          label={name}
          description={t("add.left", { left })}
          min={0}
          max={left}
          clampBehavior="strict"
          allowDecimal={false}
          allowNegative={false}
          value={chosen.get(productId) ?? 0}
          onChange={(quantity) => setChosen(new Map(chosen).set(productId, Number(quantity) || 0))}
        />
      ))}
      <Autocomplete
        label={t("carrier")}
        description={t("add.carrierDescription")}
        data={(known?.carriers ?? []).map(({ name }) => name)}
        maxLength={100}
        value={carrier}
        onChange={setCarrier}
      />
    </ActionDialog>
  );
}
