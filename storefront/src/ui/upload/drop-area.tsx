import { Paper, type PaperProps } from "@mantine/core";
import { useState, type ReactNode } from "react";

export interface DropAreaProps extends PaperProps {
  readonly onFiles: (files: FileList) => void;
  readonly children: ReactNode;
}

/** An area that takes dropped files. It needs a button beside it: not everybody can drop. */
export function DropArea({ onFiles, children, withBorder = true, ...paper }: DropAreaProps) {
  const [isOver, setOver] = useState(false);
  return (
    <Paper
      withBorder={withBorder}
      {...paper}
      bg={isOver ? "var(--mantine-color-default-hover)" : undefined}
      style={withBorder ? { borderStyle: "dashed" } : {}}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onFiles(event.dataTransfer.files);
      }}
    >
      {children}
    </Paper>
  );
}
