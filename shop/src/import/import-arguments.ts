import { parseArgs } from "node:util";
import type { Format } from "./format.js";
import { formats } from "./formats.js";

export const usage = `usage: npm run import -- --from ${formats.map(({ name }) => name).join("|")} --files FOLDER [--dry-run]

Imports users, products, carts, orders and courses from the files of another system: docs/migrating/README.md.

  --dry-run             reports what would be created, updated, skipped and refused, and writes nothing
  --verified-addresses  treats the users' email addresses as verified, for a system that did not verify them
  --country CODE        the country of addresses that name none, such as CA (the default)`;

export interface ImportArguments {
  readonly format: Format;
  readonly folder: string;
  readonly dryRun: boolean;
  readonly trustsAddresses: boolean;
  readonly country: string;
}

/** Returns null for wrong arguments. */
export function readImportArguments(args: readonly string[]): ImportArguments | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        from: { type: "string" },
        files: { type: "string" },
        "dry-run": { type: "boolean", default: false },
        "verified-addresses": { type: "boolean", default: false },
        country: { type: "string", default: "CA" },
      },
    });
    const format = formats.find(({ name }) => name === values.from);
    if (!format || values.files === undefined || !/^[A-Z]{2}$/.test(values.country)) return null;
    return {
      format,
      folder: values.files,
      dryRun: values["dry-run"],
      trustsAddresses: values["verified-addresses"],
      country: values.country,
    };
  } catch {
    return null;
  }
}
