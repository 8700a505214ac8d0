import type { SettingsReader } from "./config-reader.js";

/**
 * A named place between two steps of a chain that must survive the death of its process. Tests kill the process at one
 * by the setting CRASH_AT; otherwise it does nothing.
 */
export type CrashPoint = (name: string) => void;

export const noCrashPoint: CrashPoint = () => undefined;

/** Kills this process, as `kill -9` would, the first time that `wanted` is reached. */
function crashPointAt(wanted: string | undefined): CrashPoint {
  if (wanted === undefined) return noCrashPoint;
  return (name) => {
    if (name === wanted) process.kill(process.pid, "SIGKILL");
  };
}

/** `CRASH_AT`: for tests of what survives; refused in production. */
export function readCrashPoint(reader: SettingsReader): CrashPoint {
  const wanted = reader.optionalText("CRASH_AT");
  if (wanted !== undefined && reader.production)
    reader.fault("CRASH_AT", "cannot be set in production: it kills the process");
  return crashPointAt(wanted);
}
