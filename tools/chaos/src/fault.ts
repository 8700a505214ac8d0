/** A fault for a running shop. Names refer to a process, or to the target of connections. */
export type Fault =
  | { readonly kind: "kill"; readonly name: string }
  | { readonly kind: "restartDatabase"; readonly mode: "fast" | "immediate" }
  | { readonly kind: "cut"; readonly name: string; readonly forMs: number }
  | { readonly kind: "changeProvider"; readonly day: ProviderDay };

export type FaultKind = Fault["kind"];

/** The behavior of the payment provider for a while. */
export interface ProviderDay {
  readonly name: string;
  /** All `SANDBOX_*` settings except the seed. */
  readonly settings: Readonly<Record<string, string>>;
}

export const goodDay = dayOf("answers always and at once", {});

export const badDays: readonly ProviderDay[] = [
  dayOf("loses 40 % of its answers", { lostPercent: 40 }),
  dayOf("is called twice where it is called, half of the time", { repeatedPercent: 50 }),
  dayOf("takes 700 ms", { latencyMs: 700 }),
  dayOf("loses 20 % of its answers and tells late", { lostPercent: 20, webhooks: "late" }),
  dayOf("loses 20 % of its answers and tells twice", { lostPercent: 20, webhooks: "twice" }),
  dayOf("loses 20 % of its answers, takes 200 ms and tells in no order", {
    lostPercent: 20,
    latencyMs: 200,
    webhooks: "disordered",
  }),
];

function dayOf(
  name: string,
  { lostPercent = 0, repeatedPercent = 0, latencyMs = 0, webhooks = "normal" },
): ProviderDay {
  const settings = {
    SANDBOX_LOST_ANSWER_PERCENT: String(lostPercent),
    SANDBOX_REPEATED_CALL_PERCENT: String(repeatedPercent),
    SANDBOX_LATENCY_MS: String(latencyMs),
    SANDBOX_WEBHOOKS: webhooks,
  };
  return { name, settings };
}

/** The text of the line that is printed when the fault happens. */
export function faultText(fault: Fault): string {
  switch (fault.kind) {
    case "kill":
      return `kill -9 ${fault.name}`;
    case "restartDatabase":
      return `restart database, ${fault.mode}`;
    case "cut":
      return `cut connections to ${fault.name} for ${(fault.forMs / 1000).toFixed(1)} s`;
    case "changeProvider":
      return `provider ${fault.day.name}`;
  }
}
