import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Selects a project of the tests, which the shop loads from the build. `file` is below `tests/src/`, without an
 * extension. The composed schema is stored for the next shop with this project.
 */
export function projectSettings(file: string): Readonly<Record<string, string>> {
  return {
    SOUK_CONFIG: fileURLToPath(new URL(`../../../dist/${file}.js`, import.meta.url)),
    DATA_DIR: join(tmpdir(), "souk-test-data"),
  };
}
