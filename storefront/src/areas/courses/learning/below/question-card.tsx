import { Badge, Card, Group, Stack, Text } from "@mantine/core";
import { useMutation } from "urql";
import { useFormatter, useTranslations } from "use-intl/react";
import { dayAndTime } from "../../../../ui/order/day-and-time";
import { EntryActions, type EntryAction } from "./entry-actions";
import {
  AnswerLessonQuestionDocument,
  DeleteLessonPostDocument,
  EditLessonPostDocument,
  type LessonAnswerViewFragment,
  type LessonQuestionViewFragment,
} from "./lesson-questions.generated";
import { TextForm } from "./text-form";
import { useProblemText } from "./use-problem-text";

export interface QuestionCardProps {
  readonly question: LessonQuestionViewFragment;
  /** True for the instructor of the course and admins, who delete every text. */
  readonly mayModerate: boolean;
  /** Called after an answer and a deletion, for lists that they change. */
  readonly changed?: () => void;
}

/** A question with its answers, and the forms that answer, edit and delete them. */
export function QuestionCard({ question, mayModerate, changed }: QuestionCardProps) {
  const t = useTranslations("courses.below");
  const problemText = useProblemText();
  const [, answer] = useMutation(AnswerLessonQuestionDocument);
  const save = async (text: string, id: string): Promise<string | undefined> => {
    const { data, error } = await answer({ input: { id, questionId: question.id, text } });
    const problem = problemText(data?.answerLessonQuestion, error, t("fullQuestion"));
    if (problem === undefined) changed?.();
    return problem;
  };
  const answering: EntryAction = {
    label: t("answer"),
    form: (close) => <TextForm label={t("yourAnswer")} submit={t("sendAnswer")} save={save} close={close} />,
  };
  return (
    <Card component="article" withBorder padding="md" aria-label={t("questionOf", { name: useName(question) })}>
      <Stack gap="md">
        <Post
          post={question}
          mayModerate={mayModerate}
          more={answering}
          removeText={t("deleteQuestion")}
          changed={changed}
        />
        {question.answers.length > 0 && (
          <Stack component="ol" gap="md" pl="md" m={0} style={{ listStyle: "none" }} aria-label={t("answers")}>
            {question.answers.map((each) => (
              <li key={each.id}>
                <Post post={each} mayModerate={mayModerate} removeText={t("deleteAnswer")} changed={changed} />
              </li>
            ))}
          </Stack>
        )}
      </Stack>
    </Card>
  );
}

interface PostProps {
  readonly post: LessonAnswerViewFragment;
  readonly mayModerate: boolean;
  readonly more?: EntryAction;
  readonly removeText: string;
  readonly changed: (() => void) | undefined;
}

function Post({ post, mayModerate, more, removeText, changed }: PostProps) {
  const t = useTranslations("courses.below");
  const format = useFormatter();
  const problemText = useProblemText();
  const [, edit] = useMutation(EditLessonPostDocument);
  const [, remove] = useMutation(DeleteLessonPostDocument);
  const { id, text, authorRole, isMine, createdAt, editedAt } = post;
  const saveEdit = async (typed: string): Promise<string | undefined> => {
    const { data, error } = await edit({ input: { id, text: typed } });
    return problemText(data?.editLessonPost, error, t("notAvailable"));
  };
  const erase = async (): Promise<string | undefined> => {
    const { data, error } = await remove({ id });
    const problem = problemText(data?.deleteLessonPost, error, t("notAvailable"));
    if (problem === undefined) changed?.();
    return problem;
  };
  const editing: EntryAction = {
    label: t("edit"),
    form: (close) => <TextForm label={t("yourText")} submit={t("save")} initial={text} save={saveEdit} close={close} />,
  };
  return (
    <Stack gap={6}>
      <Group gap="xs">
        <Text size="sm" fw={600} style={{ overflowWrap: "anywhere" }}>
          {useName(post)}
        </Text>
        {authorRole !== "STUDENT" && (
          <Badge variant="light" size="sm">
            {t(`role.${authorRole}`)}
          </Badge>
        )}
        <Text size="xs" c="dimmed">
          <time dateTime={createdAt}>{format.dateTime(new Date(createdAt), dayAndTime)}</time>
          {editedAt !== null && ` · ${t("edited")}`}
        </Text>
      </Group>
      <Text style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>{text}</Text>
      <EntryActions
        actions={[...(more ? [more] : []), ...(isMine ? [editing] : [])]}
        remove={isMine || mayModerate ? erase : undefined}
        removeText={removeText}
      />
    </Stack>
  );
}

function useName({ authorName, isMine }: Pick<LessonAnswerViewFragment, "authorName" | "isMine">): string {
  const t = useTranslations("courses.below");
  return isMine ? t("you") : (authorName ?? t("noName"));
}
