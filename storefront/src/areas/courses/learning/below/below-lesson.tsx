import { Tabs } from "@mantine/core";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { useTranslations } from "use-intl/react";
import { LessonNotes, type LessonNotesProps } from "./lesson-notes";
import { LessonQuestions, questionParameter, type LessonQuestionsProps } from "./lesson-questions";

export interface BelowLessonProps extends LessonNotesProps, LessonQuestionsProps {
  /** Only enrolled users have notes. */
  readonly isEnrolled: boolean;
}

/** The questions below a lesson and the viewer's notes. Each loads when its tab is first opened, and keeps what is typed. */
export function BelowLesson({ lessonId, mayModerate, isEnrolled, media }: BelowLessonProps) {
  const t = useTranslations("courses.below");
  const [parameters] = useSearchParams();
  const [opened, setOpened] = useState<readonly string[]>(parameters.has(questionParameter) ? ["questions"] : []);
  const [tab, setTab] = useState<string | null>(opened[0] ?? null);
  const open = (value: string | null): void => {
    setTab(value);
    if (value !== null && !opened.includes(value)) setOpened([...opened, value]);
  };
  return (
    <Tabs value={tab} onChange={open} allowTabDeactivation activateTabWithKeyboard={false} keepMounted>
      <Tabs.List mb="md">
        <Tabs.Tab value="questions">{t("questions")}</Tabs.Tab>
        {isEnrolled && <Tabs.Tab value="notes">{t("notes")}</Tabs.Tab>}
      </Tabs.List>
      <Tabs.Panel value="questions">
        {opened.includes("questions") && <LessonQuestions lessonId={lessonId} mayModerate={mayModerate} />}
      </Tabs.Panel>
      {isEnrolled && (
        <Tabs.Panel value="notes">
          {opened.includes("notes") && <LessonNotes lessonId={lessonId} media={media} />}
        </Tabs.Panel>
      )}
    </Tabs>
  );
}
