import { zodResolver } from "@hookform/resolvers/zod";
import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { FormProvider, useForm } from "react-hook-form";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { CardFields } from "../../../ui/card/card-fields";
import { cardInputFrom, cardRule, emptyCard } from "../../../ui/card/card-rule";
import { FormProblem } from "../../../ui/form/form-problem";
import { showInvalidFields } from "../../../ui/form/server-problems";
import { useRefusalText } from "../../../ui/form/use-refusal-text";
import { z } from "../../../ui/form/zod";
import { toast } from "../../../ui/toast/toast";
import { AddCardDocument } from "./cards.generated";

interface AddCardDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onAdd: () => void;
}

export function AddCardDialog({ opened, onClose, onAdd }: AddCardDialogProps) {
  const t = useTranslations("account.cards");
  const common = useTranslations("account.dialog");
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("add")}
      centered
      closeButtonProps={{ "aria-label": common("close") }}
    >
      <AddCardForm onClose={onClose} onAdd={onAdd} />
    </Modal>
  );
}

const formRule = z.object({ details: cardRule });

/** The card number goes to the card vault and is stored nowhere else. */
function AddCardForm({ onClose, onAdd }: Omit<AddCardDialogProps, "opened">) {
  const t = useTranslations("account.cards");
  const common = useTranslations("account.dialog");
  const refusalText = useRefusalText();
  const [, addCard] = useMutation(AddCardDocument);
  const [problem, setProblem] = useState<string>();
  const form = useForm({ resolver: zodResolver(formRule), defaultValues: { details: emptyCard } });
  const submit = form.handleSubmit(async ({ details }) => {
    setProblem(undefined);
    const { data, error } = await addCard({ input: { paymentType: "CARD", details: cardInputFrom(details) } });
    const added = data?.addPaymentMethod;
    switch (added?.__typename) {
      case "PaymentMethod":
        toast({ message: t("added", { name: t("name", added) }) });
        return onAdd();
      case "InvalidInput":
        return setProblem(showInvalidFields(form, { fields: added.fields.map(asFieldOfForm) }).join(" "));
      case "ServiceUnavailable":
        return setProblem(t("bankAway"));
      case undefined:
        setProblem(refusalText(error));
    }
  });
  return (
    <FormProvider {...form}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="md">
          <Text size="sm" c="dimmed">
            {t("addText")}
          </Text>
          <FormProblem>{problem}</FormProblem>
          <CardFields at="details" />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {common("cancel")}
            </Button>
            <Button type="submit" loading={form.formState.isSubmitting}>
              {t("save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </FormProvider>
  );
}

/** The form has one field for both halves of the expiry date. */
function asFieldOfForm({ path, message }: { readonly path: string; readonly message: string }) {
  return { path: path.replace(/^details\.expiry(?:Month|Year)$/, "details.expiry"), message };
}
