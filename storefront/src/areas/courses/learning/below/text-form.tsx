import { Button, Group, Stack, Textarea } from "@mantine/core";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { useTranslations } from "use-intl/react";

const longestText = 5000;

export interface TextFormProps {
  readonly label: string;
  readonly submit: string;
  /** The text before a change. */
  readonly initial?: string;
  /** Saves under the id, which stays the same until the text is saved. Returns the problem, if there is one. */
  readonly save: (text: string, id: string) => Promise<string | undefined>;
  /** Closes a form that was opened by a button; such a form takes the focus. */
  readonly close?: () => void;
  /** Receives each change, with true for the first character. */
  readonly typed?: (isFirst: boolean) => void;
  readonly children?: ReactNode;
}

/** A text below a lesson. After an error the typed text stays. */
export function TextForm({ label, submit, initial = "", save, close, typed, children }: TextFormProps) {
  const t = useTranslations("courses.below");
  const [text, setText] = useState(initial);
  const [problem, setProblem] = useState<string>();
  const [isSaving, setSaving] = useState(false);
  const [id, setId] = useState<string>();
  const field = useRef<HTMLTextAreaElement>(null);
  const isOpened = close !== undefined;
  useEffect(() => {
    if (isOpened) field.current?.focus();
  }, [isOpened]);
  const run = async (): Promise<void> => {
    const chosen = id ?? crypto.randomUUID();
    setId(chosen);
    setProblem(undefined);
    setSaving(true);
    const found = await save(text.trim(), chosen);
    setSaving(false);
    setProblem(found);
    if (found !== undefined) return;
    setId(undefined);
    setText("");
    close?.();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
    >
      <Stack gap="xs">
        <Textarea
          ref={field}
          label={label}
          value={text}
          error={problem}
          maxLength={longestText}
          autosize
          minRows={3}
          maxRows={16}
          readOnly={isSaving}
          onChange={({ currentTarget: { value } }) => {
            typed?.(text === "");
            setText(value);
          }}
        />
        {children}
        <Group gap="xs">
          <Button type="submit" size="compact-sm" loading={isSaving} disabled={text.trim() === ""}>
            {submit}
          </Button>
          {close && (
            <Button size="compact-sm" variant="default" disabled={isSaving} onClick={close}>
              {t("cancel")}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}
