import type { ReactNode } from "react";
import { messages } from "./messages.ts";

export interface PageProps {
  readonly searchParams: Promise<{ readonly problem?: string }>;
}

/** The problem of the last action, which a redirect has put into the address. */
export async function Problem({ searchParams }: PageProps): Promise<ReactNode> {
  const { problem } = await searchParams;
  if (problem === undefined) return null;
  return <p role="alert">{problem || (await messages()).unavailable}</p>;
}
