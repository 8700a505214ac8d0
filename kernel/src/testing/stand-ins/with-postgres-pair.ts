import { describe } from "vitest";
import { hasPostgresPrograms } from "./postgres-pair.js";

/** `describe` for tests that need Debian's PostgreSQL; skipped on a machine without it. */
export const withPostgresPair: typeof describe.skip = hasPostgresPrograms() ? describe : describe.skip;
