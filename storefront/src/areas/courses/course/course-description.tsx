import { Typography } from "@mantine/core";
import { useState } from "react";
import { useInBrowser } from "../../../app/use-in-browser";
import { LessonText } from "../lesson/lesson-text";
import classes from "../lesson/lesson-text.module.css";

const Markdown = import.meta.env.SSR ? (await import("../lesson/markdown")).Markdown : undefined;

/** React leaves the HTML of the server as it is. */
const html = { __html: "" };

/**
 * The description of a course. The server renders it, and a visit that begins at the course keeps that HTML and does not
 * load the Markdown parser.
 */
export function CourseDescription({ text }: { readonly text: string }) {
  const isInBrowser = useInBrowser();
  const [rendered] = useState(isInBrowser ? undefined : text);
  if (Markdown) {
    return (
      <Typography className={classes.text}>
        <Markdown text={text} />
      </Typography>
    );
  }
  if (text !== rendered) return <LessonText text={text} />;
  return <Typography className={classes.text} dangerouslySetInnerHTML={html} suppressHydrationWarning />;
}
