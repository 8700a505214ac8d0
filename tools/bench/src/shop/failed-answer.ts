import type { Reply } from "../measure/request.ts";
import type { Step } from "./workloads/shop-workloads.ts";

/** An answer that differs from the expected one. */
export interface FailedAnswer {
  /** Failures of one kind are counted together. */
  readonly kind: string;
  /** Whether the server gave it as a successful answer. */
  readonly isWrong: boolean;
  /** The answer's body. */
  readonly text: string;
}

interface Answered {
  readonly data?: Readonly<Record<string, { readonly __typename?: string } | null>> | null;
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[];
}

/** Undefined when the answer is as expected. */
export function failedAnswer(
  { status, text }: Pick<Reply, "status" | "text">,
  { expectedText, operation }: Pick<Step, "expectedText" | "operation">,
): FailedAnswer | undefined {
  const containsText = status === 200 && text.includes(expectedText);
  // answers are large, and parsing them would compete with the measured server for CPU
  if (containsText && !text.includes('"errors":')) return undefined;
  const { data, errors } = parsed(text);
  if (containsText && !errors) return undefined;
  const code = errors?.[0] && (errors[0].extensions?.code ?? "an error without a code");
  if (status !== 200) return { kind: ["HTTP", status, code].filter(Boolean).join(" "), isWrong: false, text };
  if (code !== undefined) return { kind: code, isWrong: false, text };
  const [typename] = Object.values(data ?? {}).flatMap((value) => value?.__typename ?? []);
  // an operation selects fields only of the success types; every other type of the union is a refusal
  if (typename !== undefined && !operation.includes(`... on ${typename} `))
    return { kind: typename, isWrong: false, text };
  return { kind: "another answer", isWrong: true, text };
}

/** A connection that broke or could not be opened. */
export function unanswered(error: unknown): FailedAnswer {
  const { code, message } = error as NodeJS.ErrnoException;
  return { kind: `no answer (${code ?? message})`, isWrong: false, text: String(error) };
}

function parsed(text: string): Answered {
  try {
    return (JSON.parse(text) ?? {}) as Answered;
  } catch {
    return {};
  }
}
