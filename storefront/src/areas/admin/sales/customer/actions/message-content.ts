/** The staff's input: free text, or a template with its variables as text. */
export interface EnteredMessage {
  /** Empty for free text. */
  readonly template: string;
  readonly subject: string;
  readonly body: string;
  readonly variables: ReadonlyMap<string, string>;
}

export const emptyMessage: EnteredMessage = { template: "", subject: "", body: "", variables: new Map() };

/** The content of the mail as the API takes it. Lists and objects are entered as JSON; an empty variable is left out. */
export function contentOf({ template, subject, body, variables }: EnteredMessage) {
  if (template === "") return { subject: subject.trim(), body: body.trim() };
  const given = [...variables]
    .filter(([, text]) => text.trim() !== "")
    .map(([name, text]) => [name, valueOf(text.trim())]);
  return { template, variables: Object.fromEntries(given) as Record<string, unknown> };
}

function valueOf(text: string): unknown {
  if (text === "true" || text === "false") return text === "true";
  if (!/^[[{]/.test(text)) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
