import { Button, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useTranslations } from "use-intl/react";
import { useDragHandle } from "./drag/drag-handle";
import { DropSlot } from "./drag/drop-slot";
import { LessonRow } from "./lesson-row";
import type { OutlineActions } from "./outline-actions";
import classes from "./outline-builder.module.css";
import type { DraftSection, OutlineDraft } from "./draft/outline-draft";
import { RowActions } from "./row-actions";

export interface SectionCardProps {
  readonly section: DraftSection;
  readonly index: number;
  readonly draft: OutlineDraft;
  readonly actions: OutlineActions;
  readonly problems: ReadonlyMap<string, string>;
}

export function SectionCard({ section: { key, title, lessons }, index, draft, actions, problems }: SectionCardProps) {
  const t = useTranslations("teaching.outline");
  const name = title.trim() || t("unnamedSection");
  const { setNodeRef, isDragging, handle } = useDragHandle({ kind: "section", key, index }, name);
  return (
    <section
      ref={setNodeRef}
      aria-label={t("section", { number: index + 1, title: name })}
      className={`${classes.section} ${isDragging ? classes.dragging : ""}`}
    >
      <div className={classes.sectionHeader}>
        {handle}
        <TextInput
          className={classes.title}
          data-title={key}
          aria-label={t("sectionTitle", { number: index + 1 })}
          placeholder={t("sectionTitlePlaceholder")}
          value={title}
          error={problems.get(`${key}.title`)}
          onChange={({ currentTarget: { value } }) => actions.renameSection(key, value)}
          onKeyDown={(event) => event.key === "Enter" && actions.addLesson(key, 0)}
        />
        <div className={classes.acts}>
          <RowActions
            rowKey={key}
            title={name}
            up={index > 0 ? () => actions.moveSection(key, index - 1) : undefined}
            down={index < draft.length - 1 ? () => actions.moveSection(key, index + 2) : undefined}
            remove={() => actions.removeSection(key)}
          />
        </div>
      </div>
      <div className={classes.sectionBody}>
        <ol className={classes.lessons}>
          {lessons.map((lesson, place) => (
            <li key={lesson.key}>
              <DropSlot kind="lesson" sectionKey={key} index={place} />
              <LessonRow
                lesson={lesson}
                place={{ sectionKey: key, index: place }}
                draft={draft}
                actions={actions}
                problems={problems}
              />
            </li>
          ))}
        </ol>
        <DropSlot kind="lesson" sectionKey={key} index={lessons.length} />
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus aria-hidden size={14} />}
          data-add={key}
          aria-label={t("addLessonTo", { title: name })}
          onClick={() => actions.addLesson(key)}
        >
          {t("addLesson")}
        </Button>
      </div>
    </section>
  );
}
