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
import { useProblem } from "../../../parts/use-problem";
import type { AdminCustomerRowFragment } from "../../customers/customer-row.generated";
import { AdminUnlockUserDocument } from "./customer-acts.generated";
import { DeactivateDialog } from "./deactivate-dialog";
import { MessageDialog } from "./message-dialog";
import { ReactivateDialog } from "./reactivate-dialog";
import { ResetSecondFactorDialog } from "./reset-second-factor-dialog";
import { RoleDialog } from "./role-dialog";

export interface CustomerActsProps {
  readonly user: AdminCustomerRowFragment;
}

type Asked = "message" | "role" | "secondFactor" | "deactivate" | "reactivate";

/** The acts that are possible in the account's current state. */
export function CustomerActs({ user }: CustomerActsProps) {
  const t = useTranslations("adminSales.customer.acts");
  const [asked, setAsked] = useState<Asked>();
  const close = () => setAsked(undefined);
  const size = 16;
  return (
    <Group gap="xs">
      {user.lockedUntil && <Unlock user={user} />}
      <Button variant="default" leftSection={<IconMail aria-hidden size={size} />} onClick={() => setAsked("message")}>
        {t("message")}
      </Button>
      <Button
        variant="default"
        leftSection={<IconUserShield aria-hidden size={size} />}
        onClick={() => setAsked("role")}
      >
        {t("role")}
      </Button>
      {user.twoFactorEnabled && (
        <Button
          variant="default"
          leftSection={<IconDeviceMobileOff aria-hidden size={size} />}
          onClick={() => setAsked("secondFactor")}
        >
          {t("secondFactor")}
        </Button>
      )}
      {user.isActive ? (
        <Button
          variant="default"
          leftSection={<IconUserOff aria-hidden size={size} />}
          onClick={() => setAsked("deactivate")}
        >
          {t("deactivate")}
        </Button>
      ) : (
        <Button leftSection={<IconUserCheck aria-hidden size={size} />} onClick={() => setAsked("reactivate")}>
          {t("reactivate")}
        </Button>
      )}
      <MessageDialog user={user} opened={asked === "message"} close={close} />
      <RoleDialog user={user} opened={asked === "role"} close={close} />
      <ResetSecondFactorDialog user={user} opened={asked === "secondFactor"} close={close} />
      <DeactivateDialog user={user} opened={asked === "deactivate"} close={close} />
      <ReactivateDialog user={user} opened={asked === "reactivate"} close={close} />
    </Group>
  );
}

/** Needs no confirmation: the user still needs the right password. */
function Unlock({ user: { id } }: CustomerActsProps) {
  const t = useTranslations("adminSales.customer.acts");
  const problemOf = useProblem();
  const [{ fetching }, unlock] = useMutation(AdminUnlockUserDocument);
  const act = async () => {
    const { data, error } = await unlock({ id });
    const stood = problemOf(data?.unlockUser, error, ["User"]);
    toast(stood === undefined ? { message: t("unlocked") } : { kind: "problem", message: stood });
  };
  return (
    <Button leftSection={<IconLockOpen aria-hidden size={16} />} loading={fetching} onClick={() => void act()}>
      {t("unlock")}
    </Button>
  );
}
