import { counterIn } from "@souk/kernel/metrics/open-metric";
import type { Registry } from "prom-client";
import { checkoutResults, measuredSteps, type CheckoutReport } from "./domain/checkout/checkout-outcome.js";

/** Counts checkouts by result, and their steps by outcome. */
export function countCheckouts(metrics: Registry): (report: CheckoutReport) => void {
  const results = counterIn(metrics, "checkouts_total");
  const steps = counterIn(metrics, "checkout_steps_total");
  const failures = counterIn(metrics, "checkout_failures_total");
  // a rate counts the first failure only if the counter was 0 before
  for (const result of checkoutResults) results.inc({ result }, 0);
  for (const step of measuredSteps) {
    for (const outcome of ["passed", "stopped"]) steps.inc({ step, outcome }, 0);
  }
  return ({ result, failure }) => {
    results.inc({ result });
    const reached = failure ? measuredSteps.indexOf(failure.step) : measuredSteps.length;
    for (const step of measuredSteps.slice(0, reached)) {
      // a buyer who pays later has not reached the charge
      if (step !== "CHARGE" || result !== "placed") steps.inc({ step, outcome: "passed" });
    }
    if (!failure) return;
    steps.inc({ step: failure.step, outcome: "stopped" });
    failures.inc(failure);
  };
}
