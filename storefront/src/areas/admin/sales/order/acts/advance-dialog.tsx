import { Text } from "@mantine/core";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { toast } from "../../../../../ui/toast/toast";
import { ActDialog } from "../../../parts/act-dialog";
import { useProblem } from "../../../parts/use-problem";
import { AdminAdvanceOrderDocument } from "./order-acts.generated";

export interface AdvanceDialogProps {
  readonly order: { readonly id: string; readonly number: string };
  readonly to: "PROCESSING" | "COMPLETED";
  readonly opened: boolean;
  readonly close: () => void;
}

/** Asks for confirmation, because the step cannot be undone. */
export function AdvanceDialog({ order: { id, number }, to, opened, close }: AdvanceDialogProps) {
  const t = useTranslations("adminSales.order.advance");
  const problemOf = useProblem();
  const [, advance] = useMutation(AdminAdvanceOrderDocument);
  const act = async () => {
    const { data, error } = await advance({ id, to });
    const stood = problemOf(data?.advanceOrder, error, ["Order"], { Conflict: t("conflict") });
    if (stood === undefined) toast({ message: t(`done.${to}`, { number }) });
    return stood;
  };
  return (
    <ActDialog opened={opened} close={close} title={t(`title.${to}`, { number })} label={t(`label.${to}`)} act={act}>
      <Text size="sm">{t(`text.${to}`)}</Text>
    </ActDialog>
  );
}
