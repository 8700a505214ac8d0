import { randomUUID } from "node:crypto";
import {
  boolean,
  date,
  enumeration,
  json,
  list,
  money,
  number,
  reference,
  text,
  translated,
  type CustomFields,
} from "@souk/kernel/custom-fields/custom-field";
import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import { projectOf } from "@souk/kernel/project/project";
import type { Subgraph } from "@souk/kernel/subgraph/subgraph";
import { TestDatabase } from "@souk/kernel/testing/test-database";
import { testServiceContext, type TestServiceContext } from "@souk/kernel/testing/test-service-context";
import { expect } from "@jest/globals";
import { z } from "zod";
import { startCatalog } from "../app.js";
import { catalogDatabase } from "../store/database-definition.js";
import { fakeInventory } from "./fake-inventory.js";

export const label = (en: string, fr: string) => ({ en, fr });

/** A field of each type. */
export const customFields: CustomFields = {
  Product: {
    origin: text({ label: label("Origin", "Provenance"), filter: true, sort: true, search: true, list: true }),
    harvestYear: number({ label: label("Harvest", "Récolte"), integer: true, min: 1900, filter: true, sort: true }),
    isOrganic: boolean({ label: label("Organic", "Bio"), default: false, filter: true }),
    roast: enumeration({
      label: label("Roast", "Torréfaction"),
      values: { LIGHT: label("Light", "Claire"), DARK: label("Dark", "Foncée") },
      filter: true,
    }),
    bestBefore: date({ label: label("Best before", "À consommer avant"), filter: true, sort: true }),
    deposit: money({ label: label("Deposit", "Consigne"), filter: true, sort: true }),
    goesWith: reference({ label: label("Goes with", "Accompagne"), to: "Product" }),
    notes: list({ label: label("Notes", "Arômes"), of: text({ label: label("Note", "Arôme") }), filter: true }),
    dimensions: json({ label: label("Dimensions", "Dimensions"), schema: z.strictObject({ widthMm: z.int().min(1) }) }),
    story: translated({ label: label("Story", "Histoire"), search: true }),
    supplierCode: text({
      label: label("Supplier's code", "Code du fournisseur"),
      visibility: "staff",
      pattern: /^[A-Z]{2}-\d+$/,
      filter: true,
      sort: true,
      search: true,
    }),
  },
  Category: {
    intro: translated({ label: label("Introduction", "Introduction") }),
    margin: number({ label: label("Margin", "Marge"), visibility: "staff" }),
  },
};

export const admin = { id: randomUUID(), role: "ADMIN" } as const;
export const customer = { id: randomUUID(), role: "CUSTOMER" } as const;
type TestUser = typeof admin | typeof customer;

export const shown = `origin harvestYear isOrganic roast bestBefore deposit { amount currency } goesWith { sku } notes dimensions
  story { en fr }`;
const problemFields = `__typename ... on Problem { code message } ... on InvalidInput { fields { path message } }`;

/** The catalog with the declared fields of this file, on a database of its own. */
export class CustomFieldsHarness implements AsyncDisposable {
  /** The entries that accounts received for the audit log. */
  readonly entries: any[] = [];
  private created = 0;
  private catalog!: Subgraph;

  private constructor(
    readonly serviceContext: TestServiceContext,
    private readonly database: TestDatabase,
    private readonly resources: AsyncDisposableStack,
  ) {}

  static async open(): Promise<CustomFieldsHarness> {
    await using resources = new AsyncDisposableStack();
    const database = resources.use(await TestDatabase.create("catalog", catalogDatabase));
    const accounts = {
      send: async ({ query, variables }: { query: string; variables: { entry: any } }) => {
        if (!query.includes("recordAudit")) throw new ServiceUnavailableError("accounts");
        harness.entries.push(variables.entry);
        return { status: 200, body: { data: { recordAudit: true } }, setCookies: [] };
      },
    };
    const serviceContext = await testServiceContext({ peers: { accounts: accounts as never } });
    const harness = new CustomFieldsHarness(serviceContext, database, resources.move());
    harness.catalog = await harness.start(customFields);
    return harness;
  }

  /** Starts another catalog on the same database. */
  async start(declared: CustomFields): Promise<Subgraph> {
    const config = {
      database: this.database.settings,
      currency: "CAD",
      demoData: false,
      publicUrl: "https://souk.example",
    };
    const context = { ...this.serviceContext, project: projectOf({ fields: declared }) };
    return this.resources.use(await startCatalog(config, context, { inventory: fakeInventory }));
  }

  execute(query: string, variables: Record<string, unknown> = {}, as: TestUser = admin) {
    return this.serviceContext.execute(this.catalog, query, variables, { as });
  }

  /** Runs a mutation of an admin with this input. */
  async mutate(name: string, input: object, fields = `... on Product { id sku custom { ${shown} } }`): Promise<any> {
    const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${problemFields} ${fields} } }`;
    const body = await this.execute(query, { input });
    expect(body.errors).toBeUndefined();
    return body.data[name];
  }

  createProduct(custom?: object, more: object = {}): Promise<any> {
    this.created += 1;
    const price = { amount: "5.00", currency: "CAD" };
    const names = { sku: `SKU-${this.created}`, name: `Thing ${this.created}` };
    return this.mutate("createProduct", { ...names, price, ...(custom && { custom }), ...more });
  }

  /** Returns the SKUs of a list, or the message of its error. */
  async listed(args: string, as: TestUser = admin): Promise<any> {
    const body = await this.execute(`{ products(${args}) { totalCount nodes { sku } } }`, {}, as);
    return body.errors?.[0]?.message ?? body.data.products.nodes.map(({ sku }: any) => sku);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.resources.disposeAsync();
  }
}
