import { Loader, TextInput, UnstyledButton, VisuallyHidden } from "@mantine/core";
import { useRef, useState, type ReactNode } from "react";
import classes from "./inline-field.module.css";

export interface InlineFieldProps {
  /** The label of the field, with its subject: "Price of Oak desk". */
  readonly label: string;
  /** The value as the user types it. */
  readonly value: string;
  readonly inputMode: "decimal" | "numeric";
  /** Saves the text and returns undefined, or returns the problem as text; then the field stays open. */
  readonly save: (typed: string) => Promise<string | undefined>;
  /** The value as it is displayed. */
  readonly children: ReactNode;
}

/** A value that turns into a field when pressed. Enter and blur save the text; Escape discards it. */
export function InlineField({ label, value, inputMode, save, children }: InlineFieldProps) {
  const [typed, setTyped] = useState<string>();
  const [running, setRunning] = useState(false);
  const [problem, setProblem] = useState<string>();
  const focusNext = useRef(false);
  const end = (byKey: boolean) => {
    focusNext.current = byKey;
    setTyped(undefined);
    setProblem(undefined);
  };
  const commit = async (byKey: boolean) => {
    if (running || typed === undefined) return;
    const text = typed.trim();
    if (text === value && problem === undefined) return end(byKey);
    setRunning(true);
    const problemText = await save(text);
    setRunning(false);
    if (problemText === undefined) end(byKey);
    else setProblem(problemText);
  };
  if (typed === undefined)
    return (
      <UnstyledButton
        className={classes.shown}
        ref={(button) => {
          if (focusNext.current) button?.focus();
          focusNext.current = false;
        }}
        onClick={() => setTyped(value)}
      >
        <VisuallyHidden>{label}: </VisuallyHidden>
        {children}
      </UnstyledButton>
    );
  return (
    <TextInput
      className={classes.field}
      size="xs"
      aria-label={label}
      inputMode={inputMode}
      value={typed}
      error={problem}
      readOnly={running}
      rightSection={running ? <Loader size={12} /> : null}
      ref={(input) => {
        if (input && !focusNext.current) {
          focusNext.current = true;
          input.focus();
          input.select();
        }
      }}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        setProblem(undefined);
      }}
      onBlur={() => problem === undefined && void commit(false)}
      onKeyDown={(event) => {
        if (event.key === "Enter") void commit(true);
        if (event.key === "Escape" && !running) end(true);
      }}
    />
  );
}
