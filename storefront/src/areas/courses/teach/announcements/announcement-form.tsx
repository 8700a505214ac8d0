import { Button, Group, Modal, Stack, Text, Textarea, TextInput } from "@mantine/core";
import type { CombinedError } from "@urql/core";
import { useState } from "react";
import { useMutation } from "urql";
import { useFormatter, useTranslations } from "use-intl/react";
import { FormProblem } from "../../../../ui/form/form-problem";
import { useRefusalText } from "../../../../ui/form/use-refusal-text";
import { useServerMessage } from "../../../../ui/form/use-server-message";
import { dayAndTime } from "../../../../ui/order/day-and-time";
import { toast } from "../../../../ui/toast/toast";
import { AnnounceToStudentsDocument, type AnnounceToStudentsMutation } from "./taught-announcements.generated";

export interface AnnouncementFormProps {
  readonly courseId: string;
  readonly studentCount: number;
  /** Called after an announcement was sent. */
  readonly sent: () => void;
}

interface Problems {
  readonly subject?: string;
  readonly text?: string;
  readonly form?: string;
}

const longestSubject = 200;
const longestText = 5000;

/** Writes an announcement, and sends it after a confirmation. After an error the typed text stays. */
export function AnnouncementForm({ courseId, studentCount, sent }: AnnouncementFormProps) {
  const t = useTranslations("teaching.announcements");
  const [subject, setSubject] = useState("");
  const [text, setText] = useState("");
  // the same id until the announcement is sent, so that a repeated request sends nothing twice
  const [id, setId] = useState(() => crypto.randomUUID());
  const [isConfirming, setConfirming] = useState(false);
  const [problems, setProblems] = useState<Problems>({});
  const problemsOf = useProblems();
  const [{ fetching }, announce] = useMutation(AnnounceToStudentsDocument);
  const send = async () => {
    const { data, error } = await announce({ input: { courseId, id, subject, text } });
    const found = problemsOf(data?.announceToStudents, error);
    setConfirming(false);
    setProblems(found);
    if (Object.keys(found).length > 0) return;
    setId(crypto.randomUUID());
    setSubject("");
    setText("");
    toast({ message: t("announced") });
    sent();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setConfirming(true);
      }}
    >
      <Stack gap="sm" maw={720}>
        <TextInput
          label={t("subject")}
          value={subject}
          error={problems.subject}
          maxLength={longestSubject}
          onChange={({ currentTarget: { value } }) => setSubject(value)}
        />
        <Textarea
          label={t("text")}
          description={t("textHint")}
          value={text}
          error={problems.text}
          maxLength={longestText}
          autosize
          minRows={4}
          maxRows={16}
          onChange={({ currentTarget: { value } }) => setText(value)}
        />
        <FormProblem>{problems.form}</FormProblem>
        <Button type="submit" w="fit-content" disabled={subject.trim() === "" || text.trim() === ""}>
          {t("write")}
        </Button>
      </Stack>
      <Modal
        opened={isConfirming}
        onClose={() => fetching || setConfirming(false)}
        title={t("confirm", { count: studentCount })}
        centered
        closeButtonProps={{ "aria-label": t("cancel") }}
      >
        <Stack>
          <Text>{t("confirmText", { count: studentCount })}</Text>
          <Text fw={600} style={{ overflowWrap: "anywhere" }}>
            {subject.trim()}
          </Text>
          <Group justify="end">
            <Button variant="default" disabled={fetching} onClick={() => setConfirming(false)}>
              {t("cancel")}
            </Button>
            <Button loading={fetching} onClick={() => void send()}>
              {t("send")}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </form>
  );
}

type Result = AnnounceToStudentsMutation["announceToStudents"];

/** Returns the problems of a result; none when the announcement was sent. */
function useProblems() {
  const t = useTranslations("teaching.announcements");
  const format = useFormatter();
  const refusalText = useRefusalText();
  const serverMessage = useServerMessage();
  return (result: Result | undefined, error: CombinedError | undefined): Problems => {
    switch (result?.__typename) {
      case "CourseAnnouncement":
        return {};
      case "AnnouncementLimitReached":
        return { form: t("limit", { time: format.dateTime(new Date(result.nextAt), dayAndTime) }) };
      case "InvalidInput":
        return Object.fromEntries(
          result.fields.map(({ path, message }) => [
            path === "subject" || path === "text" ? path : "form",
            serverMessage(message),
          ]),
        );
      case "Conflict":
        return { form: t("noStudents") };
      case "NotFound":
        return { form: t("notTaught") };
      default:
        return { form: refusalText(error) };
    }
  };
}
