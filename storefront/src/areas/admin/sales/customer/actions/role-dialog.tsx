import { Radio, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import type { Role } from "../../../../../graph/schema-types.generated";
import { toast } from "../../../../../ui/toast/toast";
import { ActionDialog } from "../../../components/action-dialog";
import { useProblem } from "../../../components/use-problem";
import { roles } from "../../customers/customers-query-params";
import { AdminSetRoleDocument } from "./customer-actions.generated";

export interface RoleDialogProps {
  readonly user: { readonly id: string; readonly email: string; readonly fullName: string | null; readonly role: Role };
  readonly opened: boolean;
  readonly close: () => void;
}

/** Describes the permissions of each role, because an admin has many. */
export function RoleDialog({ user: { id, email, fullName, role }, opened, close }: RoleDialogProps) {
  const t = useTranslations("adminSales.customer.role");
  const names = useTranslations("adminSales.role");
  const problemOf = useProblem();
  const [chosen, setChosen] = useState<Role>(role);
  const [, setRole] = useMutation(AdminSetRoleDocument);
  const name = fullName ?? email;
  const action = async () => {
    const { data, error } = await setRole({ userId: id, role: chosen });
    const problemText = problemOf(data?.setRole, error, ["User"], { Conflict: t("conflict") });
    if (problemText === undefined) toast({ message: t("done", { name, role: names(chosen) }) });
    return problemText;
  };
  return (
    <ActionDialog
      opened={opened}
      close={() => {
        setChosen(role);
        close();
      }}
      title={t("title", { name })}
      label={t("label")}
      disabled={chosen === role}
      action={action}
    >
      <Radio.Group label={t("what")} value={chosen} onChange={setChosen}>
        <Stack gap="xs" mt="xs">
          {roles.map((value) => (
            <Radio key={value} value={value} label={names(value)} description={t(`may.${value}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <Text size="sm">{t("text")}</Text>
    </ActionDialog>
  );
}
