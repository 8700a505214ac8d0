import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { toast } from "../../../../../ui/toast/toast";
import { useProblem } from "../../../parts/use-problem";
import { AdminResetSecondFactorDocument } from "./customer-acts.generated";
import { ReasonDialog, type CustomerDialogProps } from "./reason-dialog";

/** For a customer who lost the app and the recovery codes. */
export function ResetSecondFactorDialog({ user: { id, email, fullName }, opened, close }: CustomerDialogProps) {
  const t = useTranslations("adminSales.customer.secondFactor");
  const problemOf = useProblem();
  const [, run] = useMutation(AdminResetSecondFactorDocument);
  const name = fullName ?? email;
  const act = async (reason: string) => {
    const { data, error } = await run({ userId: id, reason });
    const stood = problemOf(data?.resetSecondFactor, error, ["User"], { Conflict: t("conflict") });
    if (stood === undefined) toast({ message: t("done", { name }) });
    return stood;
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
      act={act}
    />
  );
}
