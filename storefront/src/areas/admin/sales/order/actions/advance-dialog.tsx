import { Text } from "@mantine/core";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { toast } from "../../../../../ui/toast/toast";
import { ActionDialog } from "../../../components/action-dialog";
import { useProblem } from "../../../components/use-problem";
import { AdminAdvanceOrderDocument } from "./order-actions.generated";

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
  const action = async () => {
    const { data, error } = await advance({ id, to });
    const problemText = problemOf(data?.advanceOrder, error, ["Order"], { Conflict: t("conflict") });
    if (problemText === undefined) toast({ message: t(`done.${to}`, { number }) });
    return problemText;
  };
  return (
    <ActionDialog
      opened={opened}
      close={close}
      title={t(`title.${to}`, { number })}
      label={t(`label.${to}`)}
      action={action}
    >
      <Text size="sm">{t(`text.${to}`)}</Text>
    </ActionDialog>
  );
}
