import { subgraphNames } from "../../config/subgraph-addresses.js";

/**
 * For each subgraph that a client has changed data in, the position in the write-ahead log (WAL) of its database after
 * the change, as PostgreSQL writes it: `16/B374D848`. A replica that has replayed this position shows the change.
 */
export type WritePositions = ReadonlyMap<string, string>;

/** Higher than every position, for a change whose position is unknown. */
export const unknownPosition = "FFFFFFFF/FFFFFFFF";

const pair = /^([a-z-]+)=([0-9A-F]{1,8}\/[0-9A-F]{1,8})$/;
const knownNames: ReadonlySet<string> = new Set(subgraphNames);

/** Reads `catalog=0/16B3748,orders=1/A0`. Ignores everything else, because clients send it. */
export function parsePositions(text: string | undefined): WritePositions {
  const positions = new Map<string, string>();
  // a client cannot send more than one position for each subgraph
  for (const part of (text ?? "").slice(0, 1000).split(",")) {
    const [, name = "", position = ""] = pair.exec(part) ?? [];
    if (knownNames.has(name)) notePosition(positions, name, position);
  }
  return positions;
}

export function formatPositions(positions: WritePositions): string {
  return [...positions].map(([name, position]) => `${name}=${position}`).join(",");
}

/** Keeps the higher one of the position and the known one. */
export function notePosition(positions: Map<string, string>, name: string, position: string): void {
  const known = positions.get(name);
  if (known === undefined || positionNumber(known) < positionNumber(position)) positions.set(name, position);
}

export function notePositions(positions: Map<string, string>, added: WritePositions): void {
  for (const [name, position] of added) notePosition(positions, name, position);
}

/** Returns the position as a number of bytes. */
export function positionNumber(position: string): bigint {
  const [high = "", low = ""] = position.split("/", 2);
  return (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`);
}
