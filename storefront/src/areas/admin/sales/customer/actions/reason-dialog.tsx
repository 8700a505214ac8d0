import { Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { ActionDialog } from "../../../components/action-dialog";
import type { AdminCustomerRowFragment } from "../../customers/customer-row.generated";

export interface CustomerDialogProps {
  readonly user: AdminCustomerRowFragment;
  readonly opened: boolean;
  readonly close: () => void;
}

export interface ReasonDialogProps extends Omit<CustomerDialogProps, "user"> {
  readonly title: string;
  readonly label: string;
  readonly text: string;
  readonly reasonLabel: string;
  readonly reasonDescription: string;
  /** Returns undefined, or the problem as text. */
  readonly action: (reason: string) => Promise<string | undefined>;
}

const longestReason = 300;

/** An action on an account that needs a reason, which the owner of the account reads. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { opened, close, title, label, text, reasonLabel, reasonDescription, action } = props;
  const [reason, setReason] = useState("");
  return (
    <ActionDialog
      opened={opened}
      close={() => {
        setReason("");
        close();
      }}
      title={title}
      label={label}
      color="red.9"
      disabled={reason.trim() === ""}
      action={() => action(reason.trim())}
    >
      <Text size="sm">{text}</Text>
      <Textarea
        label={reasonLabel}
        description={reasonDescription}
        required
        autosize
        minRows={2}
        maxLength={longestReason}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
        data-autofocus
      />
    </ActionDialog>
  );
}
