import { Button, Group, Input, Modal, Text } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { toast } from "../../../../../ui/toast/toast";
import type { DraftLesson } from "../draft/outline-draft";
import { blankQuiz, wholeNumberFrom, type DraftQuiz } from "../draft/quiz-draft";
import { hasQuizProblem } from "../draft/quiz-problems";
import { QuizFields } from "./quiz-fields";

export interface QuizPartProps {
  readonly lesson: DraftLesson;
  readonly change: (changes: Partial<DraftLesson>) => void;
  readonly changeQuiz: (next: (quiz: DraftQuiz) => DraftQuiz) => void;
  readonly problems: ReadonlyMap<string, string>;
}

/** The quiz of the lesson. Its editor is a dialog over the lesson. */
export function QuizPart({ lesson, change, changeQuiz, problems }: QuizPartProps) {
  const t = useTranslations("teaching.lesson.quiz");
  const [isOpen, setIsOpen] = useState(false);
  const { key, quiz } = lesson;
  const add = () => {
    change({ quiz: blankQuiz() });
    setIsOpen(true);
  };
  const remove = () => {
    change({ quiz: null });
    toast({ message: t("removed"), action: { label: t("undo"), run: () => change({ quiz }) } });
  };
  return (
    <Input.Wrapper
      label={t("title")}
      description={t("hint")}
      labelElement="div"
      role="group"
      aria-label={t("title")}
      error={problems.get(`${key}.quiz`) ?? (hasQuizProblem(problems, lesson) && t("wrongInside"))}
    >
      <Group gap="xs" mt="xs">
        {quiz ? (
          <>
            <Text size="sm">
              {t("facts", { count: quiz.questions.length, percent: wholeNumberFrom(quiz.passPercent) ?? 0 })}
            </Text>
            <Button variant="default" onClick={() => setIsOpen(true)}>
              {t("edit")}
            </Button>
            <Button variant="subtle" color="red" onClick={remove}>
              {t("remove")}
            </Button>
          </>
        ) : (
          <Button variant="default" leftSection={<IconPlus aria-hidden size={16} />} onClick={add}>
            {t("add")}
          </Button>
        )}
      </Group>
      <Modal
        opened={isOpen && quiz !== null}
        onClose={() => setIsOpen(false)}
        size="xl"
        title={t("titleOf", { title: lesson.title })}
        closeButtonProps={{ "aria-label": t("close") }}
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
