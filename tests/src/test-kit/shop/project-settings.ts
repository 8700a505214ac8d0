import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Selects a project of `tests/src/projects/`, which the shop loads from the build. `name`: its file without an
 * extension. The composed schema is stored for the next shop with this project.
 */
export function projectSettings(name: string): Readonly<Record<string, string>> {
  return {
    SOUK_CONFIG: fileURLToPath(new URL(`../../../dist/projects/${name}.js`, import.meta.url)),
    DATA_DIR: join(tmpdir(), "souk-test-data"),
  };
}
