import { Text } from "@mantine/core";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { toast } from "../../../../../ui/toast/toast";
import { ActDialog } from "../../../parts/act-dialog";
import { useProblem } from "../../../parts/use-problem";
import { AdminReactivateUserDocument } from "./customer-acts.generated";
import type { CustomerDialogProps } from "./reason-dialog";

export function ReactivateDialog({ user: { id, email, fullName }, opened, close }: CustomerDialogProps) {
  const t = useTranslations("adminSales.customer.reactivate");
  const problemOf = useProblem();
  const [, reactivate] = useMutation(AdminReactivateUserDocument);
  const name = fullName ?? email;
  const act = async () => {
    const { data, error } = await reactivate({ id });
    const stood = problemOf(data?.reactivateUser, error, ["User"]);
    if (stood === undefined) toast({ message: t("done", { name }) });
    return stood;
  };
  return (
    <ActDialog opened={opened} close={close} title={t("title", { name })} label={t("label")} act={act}>
      <Text size="sm">{t("text")}</Text>
    </ActDialog>
  );
}
