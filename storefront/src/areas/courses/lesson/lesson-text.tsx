import { Skeleton, Stack, Typography } from "@mantine/core";
import { lazy, Suspense } from "react";
import classes from "./lesson-text.module.css";

const Markdown = lazy(async () => ({ default: (await import("./markdown")).Markdown }));

/** The text of a lesson. The Markdown parser loads with the first text. */
export function LessonText({ text }: { readonly text: string }) {
  return (
    <Suspense fallback={<LoadingText />}>
      <Typography className={classes.text}>
        <Markdown text={text} />
      </Typography>
    </Suspense>
  );
}

function LoadingText() {
  return (
    <Stack gap="xs" aria-hidden>
      <Skeleton height={16} />
      <Skeleton height={16} />
      <Skeleton height={16} width="60%" />
    </Stack>
  );
}
