import { fileURLToPath } from "node:url";
import type { SettingsReader } from "@souk/kernel/config/config-reader";
import { readManifest, type OperationManifest } from "./operation-manifest.js";
import { TrustedDocuments } from "./trusted-documents.js";

export const trustModes = ["off", "log", "only"] as const;
export type TrustMode = (typeof trustModes)[number];

export interface DocumentTrust {
  readonly mode: TrustMode;
  readonly documents: TrustedDocuments;
}

const publishedManifest = fileURLToPath(import.meta.resolve("@souk/schema/operations.json"));

export function readDocumentTrust(reader: SettingsReader): DocumentTrust {
  /**
   * @setting TRUSTED_DOCUMENTS operations outside the manifests: `off` runs them, `log` runs them and logs each
   * once, `only` refuses them: docs/trusted-documents.md
   * @default off
   */
  const mode = reader.oneOf("TRUSTED_DOCUMENTS", trustModes, "off");
  /**
   * @setting TRUSTED_DOCUMENTS_FILES the manifests of operations, comma-separated
   * @default schema/operations.json
   */
  const files = reader.text("TRUSTED_DOCUMENTS_FILES", publishedManifest).split(",");
  const manifests = files.flatMap((file) => read(reader, file.trim()) ?? []);
  return { mode, documents: trusted(reader, manifests) };
}

function read(reader: SettingsReader, file: string): OperationManifest | undefined {
  try {
    return readManifest(file);
  } catch {
    const complaint = 'is no manifest of operations; "npm run operations" writes the project\'s own';
    reader.fault("TRUSTED_DOCUMENTS_FILES", `${JSON.stringify(file)} ${complaint}`);
    return undefined;
  }
}

function trusted(reader: SettingsReader, manifests: readonly OperationManifest[]): TrustedDocuments {
  try {
    return new TrustedDocuments(manifests);
  } catch {
    reader.fault("TRUSTED_DOCUMENTS_FILES", "has an operation that cannot be parsed");
    return new TrustedDocuments([]);
  }
}
