import { Button, Group, Modal, Stack, type MantineColor } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl/react";
import { FormProblem } from "../../../ui/form/form-problem";
import { useSingleRun } from "./use-single-run";

export interface ActionDialogProps {
  readonly opened: boolean;
  readonly close: () => void;
  readonly title: string;
  /** The label of the confirm button. */
  readonly label: string;
  /** The label of the button that closes the dialog; "Cancel" when absent. */
  readonly leaveLabel?: string;
  readonly color?: MantineColor;
  readonly disabled?: boolean;
  /** Runs the action and returns undefined, or returns the problem as text; then the dialog stays open. */
  readonly action: () => Promise<string | undefined>;
  /** A description of the effect, and the fields of the action. */
  readonly children: ReactNode;
}

/** Asks for confirmation and for the details of an action, and runs it once however often the button is pressed. */
export function ActionDialog({
  opened,
  close,
  title,
  label,
  leaveLabel,
  color,
  disabled,
  action,
  children,
}: ActionDialogProps) {
  const t = useTranslations("admin.dialog");
  const { running, problem, run, clearProblem } = useSingleRun();
  const leave = () => {
    if (running) return;
    clearProblem();
    close();
  };
  return (
    <Modal opened={opened} onClose={leave} title={title} closeButtonProps={{ "aria-label": t("close") }} centered>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void run(action, close);
        }}
      >
        <Stack>
          {children}
          <FormProblem>{problem}</FormProblem>
          <Group justify="flex-end">
            <Button variant="default" onClick={leave} disabled={running}>
              {leaveLabel ?? t("leave")}
            </Button>
            <Button type="submit" loading={running} {...(disabled ? { disabled } : {})} {...(color ? { color } : {})}>
              {label}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
