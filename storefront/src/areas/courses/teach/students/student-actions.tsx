import { Button, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import type { CombinedError } from "@urql/core";
import { useState, type ReactNode } from "react";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { useViewer } from "../../../../app/viewer/viewer";
import { FormProblem } from "../../../../ui/form/form-problem";
import { useRefusalText } from "../../../../ui/form/use-refusal-text";
import { toast } from "../../../../ui/toast/toast";
import { dayOf, endOfDay } from "./end-day";
import { ChangeEnrollmentEndDocument, RevokeEnrollmentDocument } from "./manage-students.generated";

export interface ManagedStudent {
  readonly enrollmentId: string;
  readonly name: string;
  readonly endsAt: string | null;
  readonly isGranted: boolean;
}

interface StudentActionsProps {
  readonly student: ManagedStudent;
  readonly changed: () => void;
}

/** Changes the end of a granted enrollment, and revokes it. Admins revoke bought ones too. */
export function StudentActions({ student, changed }: StudentActionsProps) {
  const t = useTranslations("teaching.students");
  const { user } = useViewer();
  const [dialog, setDialog] = useState<"end" | "revoke">();
  const { name, isGranted } = student;
  const dialogProps = { student, changed, close: () => setDialog(undefined) };
  if (!isGranted && user?.role !== "ADMIN") return null;
  return (
    <Group gap={4} wrap="nowrap">
      {isGranted && (
        <Button
          size="compact-sm"
          variant="subtle"
          aria-label={t("changeEndOf", { name })}
          onClick={() => setDialog("end")}
        >
          {t("changeEnd")}
        </Button>
      )}
      <Button
        size="compact-sm"
        variant="subtle"
        color="red"
        aria-label={t("revokeOf", { name })}
        onClick={() => setDialog("revoke")}
      >
        {t("revoke")}
      </Button>
      <Dialog opened={dialog === "end"} title={t("changeEndOf", { name })} close={dialogProps.close}>
        <EndForm {...dialogProps} />
      </Dialog>
      <Dialog opened={dialog === "revoke"} title={t("revokeOf", { name })} close={dialogProps.close}>
        <RevokeForm {...dialogProps} />
      </Dialog>
    </Group>
  );
}

interface DialogProps {
  readonly opened: boolean;
  readonly title: string;
  readonly close: () => void;
  readonly children: ReactNode;
}

function Dialog({ opened, title, close, children }: DialogProps) {
  const t = useTranslations("teaching.students");
  return (
    <Modal opened={opened} onClose={close} title={title} centered closeButtonProps={{ "aria-label": t("cancel") }}>
      {children}
    </Modal>
  );
}

interface FormProps extends StudentActionsProps {
  readonly close: () => void;
}

function EndForm({ student: { enrollmentId, endsAt }, changed, close }: FormProps) {
  const t = useTranslations("teaching.students");
  const [day, setDay] = useState(dayOf(endsAt));
  const [today] = useState(() => dayOf(new Date().toISOString()));
  const [problem, setProblem] = useState<string>();
  const problemText = useProblemText();
  const [{ fetching }, change] = useMutation(ChangeEnrollmentEndDocument);
  const save = async () => {
    const { data, error } = await change({ enrollmentId, endsAt: endOfDay(day)?.toISOString() ?? null });
    const result = data?.changeEnrollmentEnd;
    if (result?.__typename !== "Student") return setProblem(problemText(result, error));
    close();
    changed();
    toast({ message: t("endChanged") });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Stack>
        <TextInput
          type="date"
          label={t("enroll.lastDay")}
          description={t("lastDayHint")}
          min={today}
          max="9999-12-31"
          data-autofocus
          value={day}
          onChange={({ currentTarget: { value } }) => setDay(value)}
        />
        <FormProblem>{problem}</FormProblem>
        <Group justify="end">
          <Button variant="default" onClick={close}>
            {t("cancel")}
          </Button>
          <Button type="submit" loading={fetching}>
            {t("save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function RevokeForm({ student: { enrollmentId, name, isGranted }, changed, close }: FormProps) {
  const t = useTranslations("teaching.students");
  const [problem, setProblem] = useState<string>();
  const problemText = useProblemText();
  const [{ fetching }, revoke] = useMutation(RevokeEnrollmentDocument);
  const run = async () => {
    const { data, error } = await revoke({ enrollmentId });
    const result = data?.revokeEnrollment;
    if (result?.__typename !== "RevokedEnrollment") return setProblem(problemText(result, error));
    close();
    changed();
    toast({ message: t("revoked") });
  };
  return (
    <Stack>
      <Text>{isGranted ? t("revokeText", { name }) : t("revokeBoughtText", { name })}</Text>
      <FormProblem>{problem}</FormProblem>
      <Group justify="end">
        <Button variant="default" onClick={close}>
          {t("cancel")}
        </Button>
        <Button color="red" loading={fetching} onClick={() => void run()}>
          {t("revoke")}
        </Button>
      </Group>
    </Stack>
  );
}

type Refused = { readonly __typename: "NotFound" | "Conflict" | "InvalidInput" };

function useProblemText(): (refused: Refused | null | undefined, error: CombinedError | undefined) => string {
  const t = useTranslations("teaching.students");
  const refusalText = useRefusalText();
  return (refused, error) => {
    switch (refused?.__typename) {
      case "NotFound":
        return t("notEnrolled");
      case "Conflict":
        return t("bought");
      case "InvalidInput":
        return t("past");
      default:
        return refusalText(error);
    }
  };
}
