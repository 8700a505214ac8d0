import type { AnswerCase } from "./answer-case.ts";

const limitMs = 10_000;

/** Sends the request of a case and returns the text of the answer. */
export async function ask(url: string, { query, variables = "{}", get }: AnswerCase): Promise<string> {
  const signal = AbortSignal.timeout(limitMs);
  const response = await (get
    ? fetch(`${url}?query=${query.replaceAll(/[^?]+/g, encodeURIComponent)}`, {
        // routers answer a GET only with a header that a plain form cannot send
        headers: { accept: "application/json", "apollo-require-preflight": "true" },
        signal,
      })
    : fetch(url, {
        method: "POST",
        headers: { accept: "application/json", "content-type": "application/json" },
        body: `{"query":${JSON.stringify(query)},"variables":${variables}}`,
        signal,
      }));
  return response.text();
}
