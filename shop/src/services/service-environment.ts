import { SettingsReader, type Environment } from "@souk/kernel/config/config-reader";
import type { LoadedProject } from "@souk/kernel/project/project";

/** The machine's settings that every Node program needs, and the TLS settings. */
const ofTheMachine =
  /^(?:PATH|HOME|USER|LANG|LC_\w+|TZ|TMPDIR|TEMP|TMP|SystemRoot|windir|NODE_ENV|NODE_OPTIONS|NODE_COMPILE_CACHE|NODE_EXTRA_CA_CERTS|SSL_CERT_FILE|SSL_CERT_DIR|PGSSL\w+)$/;

/**
 * Returns the part of an environment that a service reads, so that it gets no other service's secrets. Reading its
 * settings shows which variables it needs.
 */
export function serviceEnvironment(
  environment: Environment,
  read: (reader: SettingsReader) => void,
  project?: LoadedProject,
): Environment {
  const reader = new SettingsReader(environment, project);
  read(reader);
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => reader.requested.has(name) || ofTheMachine.test(name)),
  );
}
