import { useEffect, useState } from "react";
import { z } from "zod";

const healthShape = z.object({
  subgraphs: z.record(z.string(), z.object({ status: z.string(), latencyMs: z.number().nullish() })),
});

export interface ServiceState {
  readonly name: string;
  readonly isUp: boolean;
  readonly latencyMs: number | undefined;
}

export interface Health {
  /** Undefined until the router has answered. */
  readonly services: readonly ServiceState[] | undefined;
  readonly fetching: boolean;
  readonly retry: () => void;
}

const everyMs = 10_000;
const timeoutMs = 8000;

/** Polls `GET /health` of the router every ten seconds while the page is visible, and whenever `refreshCount` changes. */
export function useHealth(refreshCount: number): Health {
  const [health, setHealth] = useState<{ readonly services: Health["services"] }>();
  const [attempts, setTries] = useState(0);
  useEffect(() => {
    let isOver = false;
    const poll = () =>
      void readHealth().then((services) => {
        if (!isOver) setHealth({ services });
      });
    poll();
    const timer = setInterval(() => {
      if (!document.hidden) poll();
    }, everyMs);
    return () => {
      isOver = true;
      clearInterval(timer);
    };
  }, [refreshCount, attempts]);
  return { services: health?.services, fetching: health === undefined, retry: () => setTries(attempts + 1) };
}

/**
 * The router answers 503 with a list if a service is unavailable. Returns undefined if the router itself does not
 * answer.
 */
async function readHealth(): Promise<readonly ServiceState[] | undefined> {
  try {
    const answer = await fetch("/health", { signal: AbortSignal.timeout(timeoutMs) });
    const { subgraphs } = healthShape.parse(await answer.json());
    return Object.entries(subgraphs).map(([name, { status, latencyMs }]) => ({
      name,
      isUp: status === "ok",
      latencyMs: latencyMs ?? undefined,
    }));
  } catch {
    return undefined;
  }
}
