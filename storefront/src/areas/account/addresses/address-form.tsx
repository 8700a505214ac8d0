import { zodResolver } from "@hookform/resolvers/zod";
import { Button, Checkbox, Group, Stack } from "@mantine/core";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { AddressFields } from "../../../ui/address/address-fields";
import { addressRule, emptyAddress, type AddressValues } from "../../../ui/address/address-rule";
import { countryOfLanguages } from "../../../ui/address/countries";
import { CustomInputs } from "../../../ui/custom-fields/custom-inputs";
import type { CustomField } from "../../../ui/custom-fields/custom-values";
import { useDeclaredFields } from "../../../ui/custom-fields/use-declared-fields";
import { FormProblem } from "../../../ui/form/form-problem";
import { showInvalidFields } from "../../../ui/form/server-problems";
import { useRefusalText } from "../../../ui/form/use-refusal-text";
import { z } from "../../../ui/form/zod";
import { toast } from "../../../ui/toast/toast";
import { KeepAddressDocument, type AddressEntryFragment } from "./addresses.generated";

interface AddressFormProps {
  /** The address to change; undefined for a new one. */
  readonly address: AddressEntryFragment | undefined;
  /** True if the account has no address yet: the first one always becomes the default. */
  readonly isFirst: boolean;
  /** The fields that the shop has declared for addresses. */
  readonly fields: readonly CustomField[];
  readonly onCancel: () => void;
  readonly onSave: () => void;
}

const formRule = z.object({ address: addressRule, isDefault: z.boolean() });

export function AddressForm({ address, isFirst, fields, onCancel, onSave }: AddressFormProps) {
  const t = useTranslations("account.addresses");
  const dialog = useTranslations("account.dialog");
  const refusalText = useRefusalText();
  const [, saveAddress] = useMutation(KeepAddressDocument);
  const [problem, setProblem] = useState<string>();
  const form = useForm({
    resolver: zodResolver(formRule),
    defaultValues: { address: valuesOf(address), isDefault: isFirst || (address?.isDefault ?? false) },
  });
  const { errors, isSubmitting } = form.formState;
  const declared = useDeclaredFields(fields, address?.customValues);
  const submit = form.handleSubmit(async ({ address: values, isDefault }) => {
    setProblem(undefined);
    if (!declared.check()) return;
    const { input: custom } = declared;
    const { data, error } = await saveAddress({
      input: { ...(address ? { id: address.id } : {}), address: values, isDefault, ...(custom ? { custom } : {}) },
    });
    const result = data?.saveAddress;
    switch (result?.__typename) {
      case "Address":
        toast({ message: t("saved") });
        return onSave();
      case "NotFound":
        return setProblem(t("gone"));
      case "InvalidInput":
        return setProblem(showInvalidFields(form, { fields: declared.showProblems(result.fields) }).join(" "));
      case undefined:
        setProblem(refusalText(error));
    }
  });
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="md">
        <FormProblem>{problem}</FormProblem>
        <AddressFields register={(field) => form.register(`address.${field}`)} errors={errors.address} />
        <CustomInputs {...declared.inputs} />
        {!isFirst && !address?.isDefault && <Checkbox {...form.register("isDefault")} label={t("asDefault")} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {dialog("cancel")}
          </Button>
          <Button type="submit" loading={isSubmitting}>
            {t("save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function valuesOf(address: AddressEntryFragment | undefined): AddressValues {
  if (!address) return { ...emptyAddress, country: countryOfLanguages(navigator.languages) ?? "" };
  const { fullName, line1, line2, city, region, postalCode, country, phone } = address;
  return { fullName, line1, line2: line2 ?? "", city, region: region ?? "", postalCode, country, phone: phone ?? "" };
}
