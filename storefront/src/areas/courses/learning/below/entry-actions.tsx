import { Button, Group, Text } from "@mantine/core";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { useTranslations } from "use-intl/react";

export interface EntryAction {
  readonly label: string;
  /** The form that takes the place of the buttons. */
  readonly form: (close: () => void) => ReactNode;
}

export interface EntryActionsProps {
  readonly actions: readonly EntryAction[];
  /** Deletes the entry after a second click. Returns the problem, if there is one. */
  readonly remove: (() => Promise<string | undefined>) | undefined;
  readonly removeText: string;
}

/** The buttons of a question, an answer or a note, and the form that one of them opens. */
export function EntryActions({ actions, remove, removeText }: EntryActionsProps) {
  const t = useTranslations("courses.below");
  const [opened, setOpened] = useState<string>();
  const [isRemoving, setRemoving] = useState(false);
  const [problem, setProblem] = useState<string>();
  const earlier = useRef(opened);
  const buttons = useRef<HTMLDivElement>(null);
  // the buttons and what they open take each other's place, and the focus with it
  useEffect(() => {
    if (earlier.current !== opened) buttons.current?.querySelector("button")?.focus();
    earlier.current = opened;
  }, [opened]);
  const close = () => setOpened(undefined);
  const form = actions.find(({ label }) => label === opened)?.form;
  if (form) return form(close);
  if (opened === undefined || !remove)
    return (
      <Group gap="xs" ref={buttons}>
        {actions.map(({ label }) => (
          <Button key={label} size="compact-xs" variant="default" onClick={() => setOpened(label)}>
            {label}
          </Button>
        ))}
        {remove && (
          <Button size="compact-xs" variant="subtle" color="red" onClick={() => setOpened("remove")}>
            {t("delete")}
          </Button>
        )}
      </Group>
    );
  return (
    <Group gap="xs" ref={buttons}>
      <Text size="sm" role="alert">
        {problem ?? removeText}
      </Text>
      <Button size="compact-xs" variant="default" disabled={isRemoving} onClick={close}>
        {t("keep")}
      </Button>
      <Button
        size="compact-xs"
        color="red"
        loading={isRemoving}
        onClick={() => {
          setRemoving(true);
          void remove().then((found) => {
            setRemoving(false);
            setProblem(found);
          });
        }}
      >
        {t("delete")}
      </Button>
    </Group>
  );
}
