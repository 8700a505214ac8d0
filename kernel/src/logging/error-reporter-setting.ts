import type { SettingsReader } from "../config/config-reader.js";

/** The project of a Sentry-compatible service. */
export interface ErrorReporterSettings {
  readonly dsn: string;
  /** The release of the shop, such as a version or a commit. */
  readonly release: string | undefined;
  readonly environment: string;
}

/** Reads the DSN of an error reporter. Undefined without one: errors are only logged. */
export function readErrorReporter(reader: SettingsReader): ErrorReporterSettings | undefined {
  /**
   * @setting SENTRY_DSN the DSN of Sentry, GlitchTip or another service that accepts Sentry's envelopes, which gets the
   * log lines of errors: docs/operations/logs.md
   * @example https://key@errors.example/1
   */
  const dsn = reader.optionalText("SENTRY_DSN");
  const given = {
    /** @setting SENTRY_RELEASE the release in reported errors, such as a version or a commit */
    release: reader.optionalText("SENTRY_RELEASE"),
    /**
     * @setting SENTRY_ENVIRONMENT the environment in reported errors
     * @default production; development outside production
     * @example
     */
    environment: reader.text("SENTRY_ENVIRONMENT", reader.production ? "production" : "development"),
  };
  if (dsn === undefined) return undefined;
  if (!isDsn(dsn)) {
    // the fault does not repeat the DSN: it has a key
    reader.fault("SENTRY_DSN", "must be like https://KEY@HOST/PROJECT");
    return undefined;
  }
  return { dsn, ...given };
}

/** Whether Sentry's library accepts the DSN; older ones have a secret after the key. */
function isDsn(dsn: string): boolean {
  if (!URL.canParse(dsn)) return false;
  const { protocol, username, pathname } = new URL(dsn);
  return /^https?:$/.test(protocol) && /^\w+$/.test(username) && /\/\d+$/.test(pathname);
}
