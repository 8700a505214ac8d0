import { Text } from "@mantine/core";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { toast } from "../../../../../ui/toast/toast";
import { ActionDialog } from "../../../components/action-dialog";
import { useProblem } from "../../../components/use-problem";
import { AdminReactivateUserDocument } from "./customer-actions.generated";
import type { CustomerDialogProps } from "./reason-dialog";

export function ReactivateDialog({ user: { id, email, fullName }, opened, close }: CustomerDialogProps) {
  const t = useTranslations("adminSales.customer.reactivate");
  const problemOf = useProblem();
  const [, reactivate] = useMutation(AdminReactivateUserDocument);
  const name = fullName ?? email;
  const action = async () => {
    const { data, error } = await reactivate({ id });
    const problemText = problemOf(data?.reactivateUser, error, ["User"]);
    if (problemText === undefined) toast({ message: t("done", { name }) });
    return problemText;
  };
  return (
    <ActionDialog opened={opened} close={close} title={t("title", { name })} label={t("label")} action={action}>
      <Text size="sm">{t("text")}</Text>
    </ActionDialog>
  );
}
