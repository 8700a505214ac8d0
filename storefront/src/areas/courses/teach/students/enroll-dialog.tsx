import { Button, FileButton, Group, List, Modal, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { IconFileSpreadsheet } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { FormProblem } from "../../../../ui/form/form-problem";
import { dayOf } from "./end-day";
import { readStudents, withoutStudents, type ProblemLine } from "./student-list";
import { useEnrollStudents, type StudentResult } from "./use-enroll-students";

export interface EnrollDialogProps {
  readonly courseId: string;
  readonly opened: boolean;
  readonly close: () => void;
  /** Called after students were enrolled. */
  readonly changed: () => void;
}

/**
 * Enrolls students by their addresses, typed or read from a file. Lines stay in the field until their student is enrolled,
 * also when the dialog is closed.
 */
export function EnrollDialog({ courseId, opened, close, changed }: EnrollDialogProps) {
  const t = useTranslations("teaching.students.enroll");
  const [text, setText] = useState("");
  const [lastDay, setLastDay] = useState("");
  const { results, problem, isRunning, run } = useEnrollStudents(courseId);
  const [now] = useState(() => new Date());
  const { students, problems } = readStudents(text, lastDay, now);
  const addFile = async (file: File | null) => {
    const added = await file?.text();
    if (added) setText((before) => (before.trim() ? `${before.trimEnd()}\n${added}` : added));
  };
  const enroll = async () => {
    const sent = await run(students);
    const enrolled = sent.filter(isEnrolled);
    setText((before) => withoutStudents(before, enrolled));
    if (enrolled.length > 0) changed();
  };
  return (
    <Modal
      opened={opened}
      onClose={() => isRunning || close()}
      title={t("title")}
      size="lg"
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <Stack gap="md">
        <Textarea
          label={t("list")}
          description={t("listHint")}
          autosize
          minRows={4}
          maxRows={10}
          spellCheck={false}
          readOnly={isRunning}
          data-autofocus
          value={text}
          onChange={({ currentTarget: { value } }) => setText(value)}
        />
        <Group align="end" justify="space-between">
          <TextInput
            type="date"
            label={t("lastDay")}
            description={t("lastDayHint")}
            min={dayOf(now.toISOString())}
            max="9999-12-31"
            readOnly={isRunning}
            value={lastDay}
            onChange={({ currentTarget: { value } }) => setLastDay(value)}
          />
          <FileButton accept=".csv,text/csv,text/plain" onChange={(file) => void addFile(file)}>
            {(button) => (
              <Button
                {...button}
                variant="default"
                disabled={isRunning}
                leftSection={<IconFileSpreadsheet aria-hidden size={16} />}
              >
                {t("file")}
              </Button>
            )}
          </FileButton>
        </Group>
        <ProblemLines problems={problems} />
        <FormProblem>{problem}</FormProblem>
        <Results results={results} />
        <Group justify="space-between">
          <Text role="status" size="sm" c="dimmed">
            {isRunning
              ? t("running", { count: results.length })
              : text.trim() && t("ready", { count: students.length })}
          </Text>
          <Group gap="xs">
            <Button variant="default" disabled={isRunning} onClick={close}>
              {t("close")}
            </Button>
            <Button loading={isRunning} disabled={students.length === 0} onClick={() => void enroll()}>
              {t("start")}
            </Button>
          </Group>
        </Group>
      </Stack>
    </Modal>
  );
}

function isEnrolled({ outcome }: StudentResult): boolean {
  return outcome === "ENROLLED" || outcome === "ALREADY_ENROLLED";
}

const listStyle = { maxHeight: "12rem", overflowY: "auto", overflowWrap: "anywhere" } as const;

function ProblemLines({ problems }: { readonly problems: readonly ProblemLine[] }) {
  const t = useTranslations("teaching.students.enroll");
  if (problems.length === 0) return null;
  return (
    <div>
      <Text size="sm" fw={600}>
        {t("problems", { count: problems.length })}
      </Text>
      <List size="sm" style={listStyle} tabIndex={0} aria-label={t("problems", { count: problems.length })}>
        {problems.map(({ line, text, problem }) => (
          <List.Item key={line}>{t(`problem.${problem}`, { line, text })}</List.Item>
        ))}
      </List>
    </div>
  );
}

/** The students who are not enrolled come first. */
function Results({ results }: { readonly results: readonly StudentResult[] }) {
  const t = useTranslations("teaching.students.enroll");
  if (results.length === 0) return null;
  const sorted = [...results.filter((result) => !isEnrolled(result)), ...results.filter(isEnrolled)];
  const enrolled = results.filter(({ outcome }) => outcome === "ENROLLED").length;
  return (
    <div>
      <Text role="status" size="sm" fw={600}>
        {t("results", { enrolled, count: results.length })}
      </Text>
      <List size="sm" style={listStyle} tabIndex={0} aria-label={t("results", { enrolled, count: results.length })}>
        {sorted.map(({ line, email, outcome, reason = "" }) => (
          <List.Item key={line}>{t(`outcome.${outcome}`, { email, reason })}</List.Item>
        ))}
      </List>
    </div>
  );
}
