import type { SettingsReader } from "../config/config-reader.js";

/**
 * A named point between two steps of a process that must survive a crash. Tests kill the process at such a point with
 * the setting CRASH_AT; otherwise it does nothing.
 */
export type CrashPoint = (name: string) => void;

export const noCrashPoint: CrashPoint = () => undefined;

/** Kills this process, like `kill -9`, the first time that the point `requested` is reached. */
function crashPointAt(requested: string | undefined): CrashPoint {
  if (requested === undefined) return noCrashPoint;
  return (name) => {
    if (name === requested) process.kill(process.pid, "SIGKILL");
  };
}

/** `CRASH_AT`: for crash recovery tests; refused in production. */
export function readCrashPoint(reader: SettingsReader): CrashPoint {
  /** @setting CRASH_AT for tests: the step at which the process kills itself; refused in production */
  const requested = reader.optionalText("CRASH_AT");
  if (requested !== undefined && reader.production)
    reader.fault("CRASH_AT", "cannot be set in production: it kills the process");
  return crashPointAt(requested);
}
