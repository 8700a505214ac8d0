import ReactMarkdown, { type Components } from "react-markdown";

/** The lesson's title is the heading above: its text begins a level lower. */
const components: Components = {
  h1: ({ children }) => <h2>{children}</h2>,
  h2: ({ children }) => <h3>{children}</h3>,
  h3: ({ children }) => <h4>{children}</h4>,
  h4: ({ children }) => <h5>{children}</h5>,
  h5: ({ children }) => <h6>{children}</h6>,
  // others write the links: they lead out, and vouch for nothing
  a: ({ href, title, children }) => (
    <a href={href} title={title} target="_blank" rel="noreferrer nofollow ugc">
      {children}
    </a>
  ),
  img: ({ src, alt = "", title }) => <img src={src} alt={alt} title={title} loading="lazy" />,
};

/** HTML in it is shown as it was written and never becomes elements; addresses that would run something are dropped. */
export function Markdown({ text }: { readonly text: string }) {
  return <ReactMarkdown components={components}>{text}</ReactMarkdown>;
}
