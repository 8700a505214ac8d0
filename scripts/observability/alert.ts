/** Series of a test and their values by minute, in the notation of promtool. */
export interface AlertCase {
  readonly series: Readonly<Record<string, string>>;
  /** The time of the evaluation: `10m`. */
  readonly at: string;
}

export interface Alert {
  /** In PascalCase, starting with `Souk`. */
  readonly name: string;
  /** `page`: a person must act now. `ticket`: within days. */
  readonly severity: "page" | "ticket";
  readonly expression: string;
  /** How long the condition must hold. */
  readonly for: string;
  readonly summary: string;
  /** The labels of the alert, beside its severity, in the case in which it fires. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly fires: AlertCase;
  readonly isSilent: AlertCase;
}

/** Returns the name of the runbook page: `checkout-failing` for `SoukCheckoutFailing`. */
export function runbookOf({ name }: Pick<Alert, "name">): string {
  return name
    .replace(/^Souk/, "")
    .replace(/\B[A-Z]/g, (letter) => `-${letter}`)
    .toLowerCase();
}
