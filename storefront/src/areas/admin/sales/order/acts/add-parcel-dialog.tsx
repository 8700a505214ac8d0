import { Autocomplete, NumberInput, Text } from "@mantine/core";
import { useState } from "react";
import { useMutation, useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { intentDone, intentKey } from "../../../../../graph/intent-key";
import { toast } from "../../../../../ui/toast/toast";
import { ActDialog } from "../../../parts/act-dialog";
import { isAnswered, useProblem } from "../../../parts/use-problem";
import type { SendableLine } from "../parcel-plan";
import { AdminAddShipmentDocument, AdminCarriersDocument } from "./order-acts.generated";

export interface AddParcelDialogProps {
  readonly order: { readonly id: string; readonly number: string };
  /** The goods that the parcel may contain. */
  readonly lines: readonly SendableLine[];
  /** The number of the parcel that this one replaces. */
  readonly replaces: string | null;
  readonly opened: boolean;
  readonly close: () => void;
  readonly acted: () => void;
}

const none: ReadonlyMap<string, number> = new Map();

/** Adds a parcel with chosen goods, or a replacement for another parcel. */
export function AddParcelDialog({ order, lines, replaces, opened, close, acted }: AddParcelDialogProps) {
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
  const act = async () => {
    const wanted = [...chosen].map(([productId, quantity]) => ({ productId, quantity }));
    const asked = {
      orderId: order.id,
      lines: wanted.filter(({ quantity }) => quantity > 0),
      ...(carrier.trim() ? { carrier: carrier.trim() } : {}),
      ...(replaces === null ? {} : { replaces }),
    };
    const intent = `addShipment ${order.id}`;
    const { data, error } = await add({ input: { ...asked, idempotencyKey: intentKey(intent, asked) } });
    if (isAnswered(data?.addShipment)) intentDone(intent);
    const stood = problemOf(data?.addShipment, error, ["Shipment"], { Conflict: t("conflict") });
    if (stood !== undefined) return stood;
    if (data?.addShipment?.__typename === "Shipment")
      toast({ message: t("add.done", { number: data.addShipment.trackingNumber }) });
    acted();
  };
  const title = replaces === null ? t("add.title") : t("replace.title", { number: replaces });
  return (
    <ActDialog opened={opened} close={leave} title={title} label={t("add.label")} disabled={units === 0} act={act}>
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
    </ActDialog>
  );
}
