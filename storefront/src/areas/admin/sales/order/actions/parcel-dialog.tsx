import { zodResolver } from "@hookform/resolvers/zod";
import { Autocomplete, Button, Group, Modal, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { Controller, useForm } from "react-hook-form";
import { useMutation, useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { AddressFields } from "../../../../../ui/address/address-fields";
import { addressRule } from "../../../../../ui/address/address-rule";
import { FormProblem } from "../../../../../ui/form/form-problem";
import { showInvalidFields } from "../../../../../ui/form/server-problems";
import { useServerProblems } from "../../../../../ui/form/use-server-message";
import { z } from "../../../../../ui/form/zod";
import { toast } from "../../../../../ui/toast/toast";
import { useProblem } from "../../../components/use-problem";
import type { AdminShipmentFragment } from "../shipments/order-shipments.generated";
import { AdminCarriersDocument, AdminChangeShipmentDocument } from "./order-actions.generated";

export interface ParcelDialogProps {
  readonly shipment: AdminShipmentFragment;
  readonly close: () => void;
  readonly onDone: () => void;
}

const rule = z.object({
  carrier: z.string().trim().min(1).max(100),
  carrierTrackingNumber: z.string().trim().max(60),
  trackingUrl: z.string().trim().max(2000),
  address: addressRule,
});

/** Changes carrier and address until the parcel has left, and the carrier's tracking number and link at any time. */
export function ParcelDialog({ shipment, close, onDone }: ParcelDialogProps) {
  const t = useTranslations("adminSales.order.shipments");
  const dialog = useTranslations("admin.dialog");
  const problemOf = useProblem();
  const inWords = useServerProblems();
  const [problem, setProblem] = useState<string>();
  const [{ data: known }] = useQuery({ query: AdminCarriersDocument });
  const [, change] = useMutation(AdminChangeShipmentDocument);
  const { trackingNumber, hasLeft } = shipment;
  const form = useForm({ resolver: zodResolver(rule), defaultValues: valuesOf(shipment) });
  const { errors, isSubmitting, dirtyFields } = form.formState;
  const submit = form.handleSubmit(async (values) => {
    setProblem(undefined);
    const { carrier, carrierTrackingNumber, trackingUrl, address } = values;
    const { data, error } = await change({
      input: {
        trackingNumber,
        ...(dirtyFields.carrier ? { carrier } : {}),
        ...(dirtyFields.carrierTrackingNumber ? { carrierTrackingNumber } : {}),
        ...(dirtyFields.trackingUrl ? { trackingUrl } : {}),
        ...(dirtyFields.address ? { address } : {}),
      },
    });
    const outcome = data?.changeShipment;
    if (outcome?.__typename === "InvalidInput") return setProblem(showInvalidFields(form, inWords(outcome)).join(" "));
    const problemText = problemOf(outcome, error, ["Shipment"], { Conflict: t("conflict") });
    if (problemText !== undefined) return setProblem(problemText);
    toast({ message: t("edit.done", { number: trackingNumber }) });
    onDone();
    close();
  });
  return (
    <Modal
      opened
      onClose={close}
      size="lg"
      title={t("edit.title", { number: trackingNumber })}
      closeButtonProps={{ "aria-label": dialog("close") }}
      centered
    >
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack>
          <FormProblem>{problem}</FormProblem>
          {!hasLeft && (
            <Controller
              control={form.control}
              name="carrier"
              render={({ field }) => (
                <Autocomplete
                  {...field}
                  label={t("carrier")}
                  data={(known?.carriers ?? []).map(({ name }) => name)}
                  error={errors.carrier && t("check")}
                />
              )}
            />
          )}
          <TextInput
            {...form.register("carrierTrackingNumber")}
            label={t("carrierNumber")}
            description={t("carrierNumberDescription")}
            error={errors.carrierTrackingNumber && t("check")}
          />
          <TextInput
            {...form.register("trackingUrl")}
            type="url"
            label={t("trackingUrl")}
            description={t("trackingUrlDescription")}
            error={errors.trackingUrl && t("checkLink")}
          />
          {!hasLeft && (
            <AddressFields register={(field) => form.register(`address.${field}`)} errors={errors.address} />
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={close} disabled={isSubmitting}>
              {dialog("leave")}
            </Button>
            <Button type="submit" loading={isSubmitting}>
              {t("edit.label")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function valuesOf({ carrier, carrierTrackingNumber, trackingUrl, address }: AdminShipmentFragment) {
  const { fullName, line1, line2, city, region, postalCode, country, phone } = address;
  return {
    carrier,
    carrierTrackingNumber: carrierTrackingNumber ?? "",
    trackingUrl: trackingUrl ?? "",
    address: {
      fullName,
      line1,
      city,
      postalCode,
      country,
      line2: line2 ?? "",
      region: region ?? "",
      phone: phone ?? "",
    },
  };
}
