import { ActionIcon, Badge, Text, TextInput } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { useTranslations } from "use-intl/react";
import { LessonKindIcon } from "../../lesson/lesson-kind-icon";
import { useOpeningText } from "../../opening/use-opening-text";
import { useDragHandle } from "./drag/drag-handle";
import type { OutlineActions } from "./outline-actions";
import classes from "./outline-builder.module.css";
import { lessonKindOf } from "./draft/lesson-kind";
import { savedOpening } from "./draft/lesson-opening";
import type { DraftLesson, OutlineDraft } from "./draft/outline-draft";
import { lessonStep, type LessonPlace } from "./draft/outline-moves";
import { hasQuizProblem } from "./draft/quiz-problems";
import { RowActions } from "./row-actions";

export interface LessonRowProps {
  readonly lesson: DraftLesson;
  readonly place: LessonPlace;
  readonly draft: OutlineDraft;
  readonly actions: OutlineActions;
  readonly problems: ReadonlyMap<string, string>;
}

/** The fields that only the editor of the lesson shows. */
const innerFields = ["durationSeconds", "opensAfterDays", "opensAt", "externalUrl", "mediaFileId", "content", "quiz"];

export function LessonRow({ lesson, place, draft, actions, problems }: LessonRowProps) {
  const t = useTranslations("teaching.outline");
  const { key, title, isPreview } = lesson;
  const opening = useOpeningText()({ isPreview, ...savedOpening(lesson) });
  const name = title.trim() || t("unnamedLesson");
  const { setNodeRef, isDragging, handle } = useDragHandle({ kind: "lesson", key, ...place }, name);
  const [up, down] = [lessonStep(draft, key, "up"), lessonStep(draft, key, "down")];
  const isWrongInside =
    innerFields.some((field) => problems.has(`${key}.${field}`)) || hasQuizProblem(problems, lesson);
  return (
    <div ref={setNodeRef} className={`${classes.lesson} ${isDragging ? classes.dragging : ""}`}>
      {handle}
      <TextInput
        className={classes.title}
        variant="unstyled"
        data-title={key}
        aria-label={t("lessonTitle", { number: place.index + 1 })}
        placeholder={t("lessonTitlePlaceholder")}
        value={title}
        error={problems.get(`${key}.title`)}
        onChange={({ currentTarget: { value } }) => actions.changeLesson(key, { title: value })}
        // Enter adds the next lesson, as in a list
        onKeyDown={(event) => event.key === "Enter" && actions.addLesson(place.sectionKey, place.index + 1)}
      />
      <div className={classes.facts}>
        {isWrongInside && (
          <Text size="sm" c="var(--mantine-color-error)">
            {t("wrongInside")}
          </Text>
        )}
        <LessonKindIcon kind={lessonKindOf(lesson)} />
        {isPreview && (
          <Badge variant="light" size="sm" tt="none">
            {t("preview")}
          </Badge>
        )}
        {!lesson.externalUrl && !lesson.file && !lesson.content && !lesson.quiz && (
          <Badge variant="default" size="sm" tt="none">
            {t("nothingInIt")}
          </Badge>
        )}
        {lesson.isPrerequisite && (
          <Badge variant="default" size="sm" tt="none">
            {t("prerequisite")}
          </Badge>
        )}
        {lesson.length && (
          <Text size="sm" c="dimmed">
            {lesson.length}
          </Text>
        )}
      </div>
      <div className={classes.acts}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t("edit", { title: name })}
          onClick={() => actions.editLesson(key)}
        >
          <IconPencil aria-hidden size={18} stroke={1.5} />
        </ActionIcon>
        <RowActions
          rowKey={key}
          title={name}
          up={up && (() => actions.moveLesson(key, up))}
          down={down && (() => actions.moveLesson(key, down))}
          remove={() => actions.removeLesson(key)}
        />
      </div>
      {opening && (
        <Text size="sm" c="dimmed" className={classes.opening}>
          {opening}
        </Text>
      )}
    </div>
  );
}
