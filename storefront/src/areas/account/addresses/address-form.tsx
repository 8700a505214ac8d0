import { zodResolver } from "@hookform/resolvers/zod";
import { Button, Checkbox, Group, Stack } from "@mantine/core";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { Link, useActionData, useHref, useNavigate } from "react-router";
import { useClient } from "urql";
import { useTranslations } from "use-intl/react";
import { AddressFields } from "../../../ui/address/address-fields";
import type { CustomField } from "../../../ui/custom-fields/custom-values";
import { PlainCustomInputs } from "../../../ui/custom-fields/plain-custom-inputs";
import { FormProblem } from "../../../ui/form/form-problem";
import { formErrors, type FieldProblems } from "../../../ui/form/refused-form";
import { showInvalidFields } from "../../../ui/form/server-problems";
import { useTextOfRefusal } from "../../../ui/form/use-refusal-text";
import { toast } from "../../../ui/toast/toast";
import type { RefusedAddress } from "./address-action";
import { addressFormRule, type AddressFormValues } from "./address-rule";
import { MyAddressesDocument, type AddressEntryFragment } from "./addresses.generated";
import { saveAddress, type AddressRefusal } from "./save-address";

interface AddressFormProps {
  /** The address to change; undefined for a new one. */
  readonly address: AddressEntryFragment | undefined;
  /** True if the account has no address yet: the first one always becomes the default. */
  readonly isFirst: boolean;
  /** The fields that the shop has declared for addresses. */
  readonly fields: readonly CustomField[];
  /** The values of the form without those that the server has refused. */
  readonly saved: AddressFormValues;
}

/** Adds an address or changes it. */
export function AddressForm({ address, isFirst, fields, saved }: AddressFormProps) {
  const t = useTranslations("account.addresses");
  const dialog = useTranslations("account.dialog");
  const graph = useClient();
  const navigate = useNavigate();
  const problemsOf = useAddressProblems();
  const refused = useActionData<RefusedAddress>();
  const [first] = useState(() =>
    refused?.outcome ? problemsOf(refused.outcome) : { fields: refused?.problems ?? {} },
  );
  const [problem, setProblem] = useState(first.form);
  const [values] = useState(refused?.values ?? saved);
  const [shownErrors] = useState(() => formErrors<AddressFormValues>(first.fields));
  const [rule] = useState(() => addressFormRule(fields));
  const form = useForm<AddressFormValues>({ resolver: zodResolver(rule), defaultValues: values, errors: shownErrors });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (entered) => {
    setProblem(undefined);
    const refusal = await saveAddress(graph, { address, fields, values: entered });
    if (!refusal) {
      await graph.query(MyAddressesDocument, {}, { requestPolicy: "network-only" }).toPromise();
      toast({ message: t("saved") });
      return navigate("/account/addresses");
    }
    const problems = problemsOf(refusal);
    const [stranger] = showInvalidFields(form, {
      fields: Object.entries(problems.fields).map(([path, message]) => ({ path, message })),
    });
    return setProblem(problems.form ?? stranger);
  });
  return (
    <form
      method="post"
      action={useHref(`/account/addresses/${address?.id ?? "new"}`)}
      onSubmit={(event) => void submit(event)}
      noValidate
    >
      <Stack gap="md" maw={640}>
        <FormProblem>{problem}</FormProblem>
        <AddressFields
          register={(field) => ({ ...form.register(`address.${field}`), defaultValue: values.address[field] })}
          errors={errors.address}
        />
        <PlainCustomInputs
          fields={fields}
          register={(name) => form.register(`custom.${name}`)}
          texts={values.custom}
          errors={errors.custom}
        />
        {isFirst || address?.isDefault ? (
          <input type="hidden" name="isDefault" value="on" />
        ) : (
          <Checkbox {...form.register("isDefault")} defaultChecked={values.isDefault} label={t("asDefault")} />
        )}
        <Group>
          <Button type="submit" loading={isSubmitting}>
            {t("save")}
          </Button>
          <Button component={Link} to="/account/addresses" variant="default">
            {dialog("cancel")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Returns the texts of a refusal: beside the fields that it names, and for the whole form. */
function useAddressProblems() {
  const t = useTranslations("account.addresses");
  const textOfRefusal = useTextOfRefusal();
  return (refusal: AddressRefusal): { readonly fields: FieldProblems; readonly form?: string } => {
    switch (refusal.kind) {
      case "gone":
        return { fields: {}, form: t("gone") };
      case "invalid":
        return { fields: Object.fromEntries(refusal.fields.map(({ path, message }) => [path, message])) };
      case "refused":
        return { fields: {}, form: textOfRefusal(refusal.refusal) };
    }
  };
}
