import { usageBoundsMs } from "@souk/kernel/metrics/usage-durations";

/** The columns of `operation_usage` with the number of answers in each bucket. */
export const bucketColumns: readonly string[] = [...usageBoundsMs.map((boundMs) => `within_${boundMs}_ms`), "longer"];
