import { Button, Group } from "@mantine/core";
import {
  IconDeviceMobileOff,
  IconLockOpen,
  IconMail,
  IconUserCheck,
  IconUserOff,
  IconUserShield,
} from "@tabler/icons-react";
import { useState } from "react";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { toast } from "../../../../../ui/toast/toast";
import { useProblem } from "../../../components/use-problem";
import type { AdminCustomerRowFragment } from "../../customers/customer-row.generated";
import { AdminUnlockUserDocument } from "./customer-actions.generated";
import { DeactivateDialog } from "./deactivate-dialog";
import { MessageDialog } from "./message-dialog";
import { ReactivateDialog } from "./reactivate-dialog";
import { ResetSecondFactorDialog } from "./reset-second-factor-dialog";
import { RoleDialog } from "./role-dialog";

export interface CustomerActionsProps {
  readonly user: AdminCustomerRowFragment;
}

type OpenDialog = "message" | "role" | "secondFactor" | "deactivate" | "reactivate";

/** The actions that are possible in the account's current state. */
export function CustomerActions({ user }: CustomerActionsProps) {
  const t = useTranslations("adminSales.customer.acts");
  const [openDialog, setOpenDialog] = useState<OpenDialog>();
  const close = () => setOpenDialog(undefined);
  const size = 16;
  return (
    <Group gap="xs">
      {user.lockedUntil && <Unlock user={user} />}
      <Button
        variant="default"
        leftSection={<IconMail aria-hidden size={size} />}
        onClick={() => setOpenDialog("message")}
      >
        {t("message")}
      </Button>
      <Button
        variant="default"
        leftSection={<IconUserShield aria-hidden size={size} />}
        onClick={() => setOpenDialog("role")}
      >
        {t("role")}
      </Button>
      {user.twoFactorEnabled && (
        <Button
          variant="default"
          leftSection={<IconDeviceMobileOff aria-hidden size={size} />}
          onClick={() => setOpenDialog("secondFactor")}
        >
          {t("secondFactor")}
        </Button>
      )}
      {user.isActive ? (
        <Button
          variant="default"
          leftSection={<IconUserOff aria-hidden size={size} />}
          onClick={() => setOpenDialog("deactivate")}
        >
          {t("deactivate")}
        </Button>
      ) : (
        <Button leftSection={<IconUserCheck aria-hidden size={size} />} onClick={() => setOpenDialog("reactivate")}>
          {t("reactivate")}
        </Button>
      )}
      <MessageDialog user={user} opened={openDialog === "message"} close={close} />
      <RoleDialog user={user} opened={openDialog === "role"} close={close} />
      <ResetSecondFactorDialog user={user} opened={openDialog === "secondFactor"} close={close} />
      <DeactivateDialog user={user} opened={openDialog === "deactivate"} close={close} />
      <ReactivateDialog user={user} opened={openDialog === "reactivate"} close={close} />
    </Group>
  );
}

/** Needs no confirmation: the user still needs the right password. */
function Unlock({ user: { id } }: CustomerActionsProps) {
  const t = useTranslations("adminSales.customer.acts");
  const problemOf = useProblem();
  const [{ fetching }, unlock] = useMutation(AdminUnlockUserDocument);
  const action = async () => {
    const { data, error } = await unlock({ id });
    const problemText = problemOf(data?.unlockUser, error, ["User"]);
    toast(problemText === undefined ? { message: t("unlocked") } : { kind: "problem", message: problemText });
  };
  return (
    <Button leftSection={<IconLockOpen aria-hidden size={16} />} loading={fetching} onClick={() => void action()}>
      {t("unlock")}
    </Button>
  );
}
