import { ok, warning, type Finding } from "./finding.js";

/** Far below 60 s: the lifetime of a service token, and the clock difference that the rotation of keys tolerates. */
const toleratedMs = 5000;

/** Compares another machine's clock with this one. */
export function clockFinding(subject: string, otherMs: number): Finding {
  const differenceMs = otherMs - Date.now();
  const seconds = (Math.abs(differenceMs) / 1000).toFixed(1);
  if (Math.abs(differenceMs) <= toleratedMs) return ok(subject, `its clock agrees within ${seconds} s`);
  const direction = differenceMs > 0 ? "ahead of" : "behind";
  return warning(
    subject,
    `its clock is ${seconds} s ${direction} this machine's; tokens may be refused`,
    "synchronize the clocks of both machines by NTP",
  );
}
