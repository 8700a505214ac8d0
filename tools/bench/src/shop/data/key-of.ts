import { createHash } from "node:crypto";

export type Thing =
  | "product"
  | "image"
  | "category"
  | "user"
  | "cart"
  | "order"
  | "refund"
  | "payment"
  | "shipment"
  | "shipment event"
  | "mail"
  | "course"
  | "section"
  | "lesson"
  | "enrollment";

/** The id of the nth object of a kind. It is the same in each run, and is spread over an index like a random id. */
export function keyOf(thing: Thing, number: number): string {
  const hash = createHash("md5").update(`${thing} ${number}`).digest("hex");
  const hex = `${hash.slice(0, 12)}4${hash.slice(13, 16)}8${hash.slice(17)}`;
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** The same id as an SQL expression. `number`: an SQL expression. */
export function keySql(thing: Thing, number: string): string {
  return `overlay(overlay(md5('${thing} ' || ${number}) placing '4' from 13 for 1) placing '8' from 17 for 1)::uuid`;
}
