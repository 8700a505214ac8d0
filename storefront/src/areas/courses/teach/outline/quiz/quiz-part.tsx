import { Button, Group, Input, Modal, Text } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { toast } from "../../../../../ui/toast/toast";
import type { DraftLesson } from "../draft/outline-draft";
import { quizKindOf, type QuizKind } from "../../../lesson/quiz-kind";
import { blankQuiz, wholeNumberFrom, type DraftQuiz } from "../draft/quiz-draft";
import { hasQuizProblem } from "../draft/quiz-problems";
import { QuizFields } from "./quiz-fields";

export interface QuizPartProps {
  readonly lesson: DraftLesson;
  readonly change: (changes: Partial<DraftLesson>) => void;
  readonly changeQuiz: (next: (quiz: DraftQuiz) => DraftQuiz) => void;
  readonly problems: ReadonlyMap<string, string>;
}

/** The quiz or assignment of the lesson. Its editor is a dialog over the lesson. */
export function QuizPart({ lesson, change, changeQuiz, problems }: QuizPartProps) {
  const t = useTranslations("teaching.lesson.quiz");
  const [isOpen, setIsOpen] = useState(false);
  const { key, quiz } = lesson;
  const kind = quiz ? quizKindOf(quiz.questions) : "NONE";
  const add = (added: QuizKind) => {
    change({ quiz: blankQuiz(added) });
    setIsOpen(true);
  };
  const remove = () => {
    change({ quiz: null });
    toast({ message: t("removed", { kind }), action: { label: t("undo"), run: () => change({ quiz }) } });
  };
  return (
    <Input.Wrapper
      label={t("title", { kind })}
      description={t("hint")}
      labelElement="div"
      role="group"
      aria-label={t("title", { kind })}
      error={problems.get(`${key}.quiz`) ?? (hasQuizProblem(problems, lesson) && t("wrongInside", { kind }))}
    >
      <Group gap="xs" mt="xs">
        {quiz ? (
          <>
            <Text size="sm">
              {t("facts", { kind, count: quiz.questions.length, percent: wholeNumberFrom(quiz.passPercent) ?? 0 })}
            </Text>
            <Button variant="default" onClick={() => setIsOpen(true)}>
              {t("edit", { kind })}
            </Button>
            <Button variant="subtle" color="red" onClick={remove}>
              {t("remove", { kind })}
            </Button>
          </>
        ) : (
          <>
            <Button variant="default" leftSection={<IconPlus aria-hidden size={16} />} onClick={() => add("QUIZ")}>
              {t("add")}
            </Button>
            <Button
              variant="default"
              leftSection={<IconPlus aria-hidden size={16} />}
              onClick={() => add("ASSIGNMENT")}
            >
              {t("addAssignment")}
            </Button>
          </>
        )}
      </Group>
      <Modal
        opened={isOpen && quiz !== null}
        onClose={() => setIsOpen(false)}
        size="xl"
        title={t("titleOf", { kind, title: lesson.title })}
        closeButtonProps={{ "aria-label": t("close", { kind }) }}
      >
        {quiz && (
          <QuizFields
            lessonKey={key}
            quiz={quiz}
            change={changeQuiz}
            problems={problems}
            close={() => setIsOpen(false)}
          />
        )}
      </Modal>
    </Input.Wrapper>
  );
}
