import type { ReactNode } from "react";
import ReactMarkdown, { type Components } from "react-markdown";
import remarkGfm from "remark-gfm";
import { useTranslations } from "use-intl/react";
import { Scrollable } from "../../../ui/scrollable/scrollable";

/** The title of the lesson or the course is the heading above, so headings in the text start one level lower. */
const components: Components = {
  h1: ({ children }) => <h2>{children}</h2>,
  h2: ({ children }) => <h3>{children}</h3>,
  h3: ({ children }) => <h4>{children}</h4>,
  h4: ({ children }) => <h5>{children}</h5>,
  h5: ({ children }) => <h6>{children}</h6>,
  // the links come from other people: they open outside the shop, and search engines ignore them
  a: ({ href, title, children }) => (
    <a href={href} title={title} target="_blank" rel="noreferrer nofollow ugc">
      {children}
    </a>
  ),
  table: ({ children }) => <LessonTable>{children}</LessonTable>,
  img: ({ src, alt = "", title }) => <img src={src} alt={alt} title={title} loading="lazy" />,
};

/** Tables, task lists and strikethrough, as on GitHub. */
const extensions = [remarkGfm];

/** Renders Markdown. HTML in it is shown as text and never becomes elements; URLs that would run code are removed. */
export function Markdown({ text }: { readonly text: string }) {
  return (
    <ReactMarkdown components={components} remarkPlugins={extensions}>
      {text}
    </ReactMarkdown>
  );
}

function LessonTable({ children }: { readonly children?: ReactNode }) {
  const t = useTranslations("courses.lesson");
  return (
    <Scrollable label={t("table")}>
      <table>{children}</table>
    </Scrollable>
  );
}
