import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { toast } from "../../../../../ui/toast/toast";
import { useProblem } from "../../../components/use-problem";
import { AdminResetSecondFactorDocument } from "./customer-actions.generated";
import { ReasonDialog, type CustomerDialogProps } from "./reason-dialog";

/** For a customer who lost the app and the recovery codes. */
export function ResetSecondFactorDialog({ user: { id, email, fullName }, opened, close }: CustomerDialogProps) {
  const t = useTranslations("adminSales.customer.secondFactor");
  const problemOf = useProblem();
  const [, run] = useMutation(AdminResetSecondFactorDocument);
  const name = fullName ?? email;
  const action = async (reason: string) => {
    const { data, error } = await run({ userId: id, reason });
    const problemText = problemOf(data?.resetSecondFactor, error, ["User"], { Conflict: t("conflict") });
    if (problemText === undefined) toast({ message: t("done", { name }) });
    return problemText;
  };
  return (
    <ReasonDialog
      opened={opened}
      close={close}
      title={t("title", { name })}
      label={t("label")}
      text={t("text")}
      reasonLabel={t("reason")}
      reasonDescription={t("reasonDescription")}
      action={action}
    />
  );
}
