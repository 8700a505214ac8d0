import type { Reply } from "../measure/ask.ts";
import type { Step } from "./workloads/shop-workloads.ts";

/** An answer that is not what was asked for. */
export interface FailedAnswer {
  /** Failures of one kind are counted together. */
  readonly kind: string;
  /** Whether it is given as a right one. */
  readonly isWrong: boolean;
  /** What was answered. */
  readonly text: string;
}

interface Answered {
  readonly data?: Readonly<Record<string, { readonly __typename?: string } | null>> | null;
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[];
}

/** Undefined for what is as it has to be. */
export function failedAnswer(
  { status, text }: Pick<Reply, "status" | "text">,
  { says, operation }: Pick<Step, "says" | "operation">,
): FailedAnswer | undefined {
  const saysIt = status === 200 && text.includes(says);
  // answers are large, and whoever reads them does so beside what is measured
  if (saysIt && !text.includes('"errors":')) return undefined;
  const { data, errors } = parsed(text);
  if (saysIt && !errors) return undefined;
  const code = errors?.[0] && (errors[0].extensions?.code ?? "an error without a code");
  if (status !== 200) return { kind: ["HTTP", status, code].filter(Boolean).join(" "), isWrong: false, text };
  if (code !== undefined) return { kind: code, isWrong: false, text };
  const [typename] = Object.values(data ?? {}).flatMap((value) => value?.__typename ?? []);
  // an operation asks for fields of the result that it wants alone: all others of the union are refusals
  if (typename !== undefined && !operation.includes(`... on ${typename} `))
    return { kind: typename, isWrong: false, text };
  return { kind: "another answer", isWrong: true, text };
}

/** A connection that broke, or was not to be had. */
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
