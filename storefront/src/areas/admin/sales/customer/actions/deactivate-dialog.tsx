import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { toast } from "../../../../../ui/toast/toast";
import { useProblem } from "../../../components/use-problem";
import { AdminDeactivateUserDocument } from "./customer-actions.generated";
import { ReasonDialog, type CustomerDialogProps } from "./reason-dialog";

/** Deactivates an account and also ends its sessions. */
export function DeactivateDialog({ user: { id, email, fullName }, opened, close }: CustomerDialogProps) {
  const t = useTranslations("adminSales.customer.deactivate");
  const problemOf = useProblem();
  const [, run] = useMutation(AdminDeactivateUserDocument);
  const name = fullName ?? email;
  const action = async (reason: string) => {
    const { data, error } = await run({ id, reason });
    const problemText = problemOf(data?.deactivateUser, error, ["User"], { Conflict: t("conflict") });
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
