import { Button, Group, Modal, Stack, type MantineColor } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslations } from "use-intl/react";
import { FormProblem } from "../../../ui/form/form-problem";

export interface ActDialogProps {
  readonly opened: boolean;
  readonly close: () => void;
  readonly title: string;
  /** What the button says that does it. */
  readonly label: string;
  readonly color?: MantineColor;
  readonly disabled?: boolean;
  /** Does it, and answers what stood in its way, if something did: then the dialog stays. */
  readonly act: () => Promise<string | undefined>;
  /** What will happen, and what is to be filled in. */
  readonly children: ReactNode;
}

/** Asks once more, with what the act needs to know, and runs it once however often the button is pressed. */
export function ActDialog({ opened, close, title, label, color, disabled, act, children }: ActDialogProps) {
  const t = useTranslations("admin.dialog");
  const [running, setRunning] = useState(false);
  const [problem, setProblem] = useState<string>();
  const leave = () => {
    if (running) return;
    setProblem(undefined);
    close();
  };
  const run = async () => {
    if (running) return;
    setRunning(true);
    setProblem(undefined);
    const stood = await act();
    setRunning(false);
    setProblem(stood);
    if (stood === undefined) close();
  };
  return (
    <Modal opened={opened} onClose={leave} title={title} closeButtonProps={{ "aria-label": t("close") }} centered>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void run();
        }}
      >
        <Stack>
          {children}
          <FormProblem>{problem}</FormProblem>
          <Group justify="flex-end">
            <Button variant="default" onClick={leave} disabled={running}>
              {t("leave")}
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
