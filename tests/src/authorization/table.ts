import type { SubgraphName } from "@souk/kernel/config/subgraph-addresses";
import type { TestShop } from "../test-kit/shop/test-shop.js";
import type { GivenName } from "./known-objects/known-objects.js";
import type { Path } from "./paths.js";
import type { Rule } from "./rules.js";

/** Rules of fields that queries reach, by coordinate: `"Order.total": "theirsAndAdmins"`. */
export type FieldRows = Readonly<Record<string, Rule>>;

export interface MutationRow {
  /** The roles that may call it. */
  readonly rule: Rule;
  /** The owner rule for the object that the call names: other callers get NotFound. */
  readonly of?: Rule;
  /**
   * The call with its arguments; `$name` stands for an object of the known shop's owner, `$new` for a new word each
   * time.
   */
  readonly call: string;
  /** The problem that an allowed call ends in, if it cannot succeed here. */
  readonly endsIn?: string;
  /** The call ends the caller's session, so it runs last. */
  readonly endsSession?: true;
}
export type MutationRows = Readonly<Record<string, MutationRow>>;

/** The same rules as for a mutation; callers who may not see the object get no events. */
export type SubscriptionRow = Pick<MutationRow, "rule" | "of" | "call">;
export type SubscriptionRows = Readonly<Record<string, SubscriptionRow>>;

/** An entity as the router queries it by key, with the rule for its fields and the fields with another rule. */
export interface EntityRow {
  readonly of: GivenName;
  readonly may: Rule;
  readonly but?: Readonly<Record<string, Rule>>;
  /** Fields of other subgraphs that come with the key. */
  readonly with?: Readonly<Record<string, unknown>>;
}
/** "stub": the subgraph knows only the key of this type and returns the given representation. */
export type EntityRows = Readonly<Record<string, readonly EntityRow[] | "stub">>;

/** The fields for services, with the services that call them. */
export type ServiceRows = Readonly<Record<string, readonly (SubgraphName | "import")[]>>;

/** All rules of one subgraph. */
export interface SubgraphRows {
  readonly fields: FieldRows;
  readonly mutations: MutationRows;
  readonly subscriptions?: SubscriptionRows;
  readonly entities: EntityRows;
  readonly services: ServiceRows;
  /** The fields that services request through the router with their own tokens: root fields, and fields of entities. */
  readonly serviceTokens?: Readonly<Record<string, readonly SubgraphName[]>>;
  /** Paths to its objects that paths.ts does not have. */
  readonly paths?: readonly Path[];
  /** Creates its objects in the known shop, where those in `found` exist. Returns their ids by the names that the rows use. */
  readonly create?: (
    shop: TestShop,
    found: Readonly<Partial<Record<GivenName, string>>>,
  ) => Promise<Partial<Record<GivenName, string>>>;
}
