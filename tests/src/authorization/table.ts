import type { SubgraphName } from "@souk/kernel/subgraph-addresses";
import type { GivenName } from "./known-shop.js";
import type { Rule } from "./rules.js";

/** Fields of queries and of what they lead to, by coordinate: `"Order.total": "theirsAndAdmins"`. */
export type FieldRows = Readonly<Record<string, Rule>>;

export interface MutationRow {
  /** Who may call it at all. */
  readonly door: Rule;
  /** Whose thing the call names, when it is the owner's: to others it is NotFound. */
  readonly of?: Rule;
  /** Its arguments; `$name` is what the owner of the known shop has, `$new` a word of its own each time. */
  readonly call: string;
  /** Where the call cannot go well here, the problem that it ends in for those who may. */
  readonly endsIn?: string;
  /** The caller has no session afterwards: called last. */
  readonly endsSession?: true;
}
export type MutationRows = Readonly<Record<string, MutationRow>>;

/** As of a mutation; whose thing it is not, that one hears of nothing. */
export type SubscriptionRow = Pick<MutationRow, "door" | "of" | "call">;
export type SubscriptionRows = Readonly<Record<string, SubscriptionRow>>;

/** An entity as the router asks for it by key, with the rule for its fields and those that have another one. */
export interface EntityRow {
  readonly of: GivenName;
  readonly may: Rule;
  readonly but?: Readonly<Record<string, Rule>>;
  /** What comes with the key: the fields that others own. */
  readonly with?: Readonly<Record<string, unknown>>;
}
/** "stub": of this type the subgraph knows the key alone, and hands back what it was given. */
export type EntityRows = Readonly<Record<string, readonly EntityRow[] | "stub">>;

/** The fields that no client sees, with the services that call them. */
export type ServiceRows = Readonly<Record<string, readonly SubgraphName[]>>;

/** All that one subgraph lets be seen and done. */
export interface SubgraphRows {
  readonly fields: FieldRows;
  readonly mutations: MutationRows;
  readonly subscriptions?: SubscriptionRows;
  readonly entities: EntityRows;
  readonly services: ServiceRows;
}
