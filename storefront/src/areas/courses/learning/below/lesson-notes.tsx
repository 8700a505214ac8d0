import { Button, Card, Checkbox, Skeleton, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useMutation, useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { durationText } from "../../../../ui/media/duration-text";
import { ErrorState } from "../../../../ui/page-state/error-state";
import { EntryActions } from "./entry-actions";
import {
  DeleteLessonNoteDocument,
  LessonNotesDocument,
  SaveLessonNoteDocument,
  type LessonNoteViewFragment,
} from "./lesson-notes.generated";
import { TextForm } from "./text-form";
import { useProblemText } from "./use-problem-text";

export interface LessonNotesProps {
  readonly lessonId: string;
  /** The video or sound of the lesson; null for a lesson without one that this page plays. */
  readonly media: () => HTMLMediaElement | null;
}

/** The viewer's private notes at a lesson, and the form that adds one. */
export function LessonNotes({ lessonId, media }: LessonNotesProps) {
  const t = useTranslations("courses.below");
  const [{ data, error }, refetch] = useQuery({
    query: LessonNotesDocument,
    variables: { lessonId },
    requestPolicy: "cache-and-network",
  });
  const notes = data?.lessonNotes;
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {t("notesArePrivate")}
      </Text>
      <NoteForm lessonId={lessonId} now={() => secondsOf(media())} />
      {notes?.map((note) => (
        <Note key={note.id} lessonId={lessonId} note={note} media={media} />
      ))}
      {notes?.length === 0 && <Text c="dimmed">{t("noNotes")}</Text>}
      {!notes && error && <ErrorState error={error} retry={() => refetch({ requestPolicy: "network-only" })} />}
      {!notes && !error && <Skeleton height={80} aria-label={t("loading")} />}
    </Stack>
  );
}

function secondsOf(media: HTMLMediaElement | null): number | null {
  return media && Math.floor(media.currentTime);
}

interface NoteFormProps {
  readonly lessonId: string;
  readonly note?: LessonNoteViewFragment;
  /** Returns the present time of the video or sound, which a new note takes when its first character is typed. */
  readonly now?: () => number | null;
  readonly close?: () => void;
}

function NoteForm({ lessonId, note, now, close }: NoteFormProps) {
  const t = useTranslations("courses.below");
  const problemText = useProblemText();
  const [, send] = useMutation(SaveLessonNoteDocument);
  const [seconds, setSeconds] = useState(note?.seconds ?? null);
  const [isTimed, setTimed] = useState(true);
  const save = async (text: string, id: string): Promise<string | undefined> => {
    const time = isTimed ? seconds : null;
    const { data, error } = await send({ input: { id: note?.id ?? id, lessonId, text, seconds: time } });
    const problem = problemText(data?.saveLessonNote, error, t("tooManyNotes"));
    if (problem === undefined && !note) {
      setSeconds(null);
      setTimed(true);
    }
    return problem;
  };
  return (
    <TextForm
      label={note ? t("yourText") : t("yourNote")}
      submit={note ? t("save") : t("addNote")}
      save={save}
      {...(note ? { initial: note.text } : {})}
      {...(close ? { close } : {})}
      typed={(isFirst) => isFirst && now && setSeconds(now())}
    >
      {seconds !== null && (
        <Checkbox
          label={t("withTime", { time: durationText(seconds) })}
          checked={isTimed}
          onChange={({ currentTarget: { checked } }) => setTimed(checked)}
        />
      )}
    </TextForm>
  );
}

interface NoteProps extends LessonNotesProps {
  readonly note: LessonNoteViewFragment;
}

function Note({ lessonId, note, media }: NoteProps) {
  const t = useTranslations("courses.below");
  const problemText = useProblemText();
  const [, remove] = useMutation(DeleteLessonNoteDocument);
  const { id, text, seconds } = note;
  const erase = async (): Promise<string | undefined> => {
    const { data, error } = await remove({ id });
    return problemText(data?.deleteLessonNote, error, t("notAvailable"));
  };
  const seek = (to: number): void => {
    const element = media();
    if (!element) return;
    element.currentTime = to;
    element.scrollIntoView({ block: "center" });
  };
  return (
    <Card component="article" withBorder padding="md">
      <Stack gap={6} align="flex-start">
        {seconds !== null && (
          <Button
            size="compact-xs"
            variant="light"
            aria-label={t("goTo", { time: durationText(seconds) })}
            onClick={() => seek(seconds)}
          >
            {durationText(seconds)}
          </Button>
        )}
        <Text style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>{text}</Text>
        <EntryActions
          actions={[{ label: t("edit"), form: (close) => <NoteForm lessonId={lessonId} note={note} close={close} /> }]}
          remove={erase}
          removeText={t("deleteNote")}
        />
      </Stack>
    </Card>
  );
}
