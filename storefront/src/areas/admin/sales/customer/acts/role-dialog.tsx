import { Radio, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import type { Role } from "../../../../../graph/schema-types.generated";
import { toast } from "../../../../../ui/toast/toast";
import { ActDialog } from "../../../parts/act-dialog";
import { useProblem } from "../../../parts/use-problem";
import { roles } from "../../customers/customers-asked";
import { AdminSetRoleDocument } from "./customer-acts.generated";

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
  const act = async () => {
    const { data, error } = await setRole({ userId: id, role: chosen });
    const stood = problemOf(data?.setRole, error, ["User"], { Conflict: t("conflict") });
    if (stood === undefined) toast({ message: t("done", { name, role: names(chosen) }) });
    return stood;
  };
  return (
    <ActDialog
      opened={opened}
      close={() => {
        setChosen(role);
        close();
      }}
      title={t("title", { name })}
      label={t("label")}
      disabled={chosen === role}
      act={act}
    >
      <Radio.Group label={t("what")} value={chosen} onChange={setChosen}>
        <Stack gap="xs" mt="xs">
          {roles.map((value) => (
            <Radio key={value} value={value} label={names(value)} description={t(`may.${value}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <Text size="sm">{t("text")}</Text>
    </ActDialog>
  );
}
