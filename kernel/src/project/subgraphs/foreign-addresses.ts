import type { SettingsReader } from "../../config/config-reader.js";
import { foreignProtocols, isSettingName } from "./foreign-subgraph.js";

/** A foreign subgraph as the router calls it. */
export interface ForeignAddress {
  readonly name: string;
  readonly url: string;
  readonly timeoutMs: number | undefined;
}

/** Reads the addresses of the project's foreign subgraphs. */
export function readForeignAddresses(reader: SettingsReader): ForeignAddress[] {
  return reader.project.project.subgraphs.map(({ name, url, timeoutMs }) => ({
    name,
    url: isSettingName(url) ? reader.url(url, foreignProtocols) : url,
    timeoutMs,
  }));
}
