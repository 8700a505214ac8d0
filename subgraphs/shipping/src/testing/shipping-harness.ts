import type { PeerTransport } from "@souk/kernel/peers/peer-transport";
import { projectOf, type ProjectConfig } from "@souk/kernel/project/project";
import type { Subgraph } from "@souk/kernel/subgraph/subgraph";
import { TestDatabase } from "@souk/kernel/testing/test-database";
import {
  testServiceContext,
  type RequestOptions,
  type TestServiceContext,
} from "@souk/kernel/testing/test-service-context";
import { startShipping } from "../app.js";
import type { OrderToShip } from "../domain/peers.js";
import type { ShipmentStatus } from "../domain/shipment/shipment.js";
import { shippingDatabase } from "../store/database-definition.js";

/** A call that recorded a shipment in orders. */
export interface RecordedShipment {
  readonly number: string;
  readonly status: ShipmentStatus;
  readonly isChange: boolean;
  readonly lines: unknown;
}

/** A mail that was requested from notifications. */
export interface RequestedMail {
  readonly number: string;
  readonly status: ShipmentStatus;
  readonly scope: string;
  readonly url: string | null;
}

/** Test harness: shipping on a database of its own, with fakes of orders and notifications that record each call. */
export class ShippingHarness implements AsyncDisposable {
  private constructor(
    private readonly subgraph: Subgraph,
    private readonly serviceContext: TestServiceContext,
    /** The orders that the fake orders service finds, by id; a test may add to them. */
    readonly orders: Map<string, OrderToShip>,
    readonly recorded: readonly RecordedShipment[],
    readonly mails: readonly RequestedMail[],
    private readonly resources: AsyncDisposableStack,
  ) {}

  static async start({
    demoData = false,
    project = {},
    peers = {},
  }: {
    demoData?: boolean;
    project?: ProjectConfig;
    peers?: Readonly<Record<string, PeerTransport>>;
  } = {}): Promise<ShippingHarness> {
    await using resources = new AsyncDisposableStack();
    const database = resources.use(await TestDatabase.create("shipping", shippingDatabase));
    const serviceContext = await testServiceContext({ peers });
    const orders = new Map<string, OrderToShip>();
    const recorded: RecordedShipment[] = [];
    const mails: RequestedMail[] = [];
    const config = { database: database.settings, currency: "CAD", demoData };
    const subgraph = resources.use(
      await startShipping(
        config,
        { ...serviceContext, project: projectOf(project) },
        {
          buyers: {
            notifyBuyer: async ({ trackingNumber: number, trackingUrl: url }, { status }, scope) =>
              void mails.push({ number, status, scope, url }),
          },
          orders: {
            recordShipment: async ({ trackingNumber: number, lines }, { status }, { isChange }) =>
              void recorded.push({ number, status, isChange, lines }),
            findOrder: async (id) => orders.get(id) ?? null,
          },
        },
      ),
    );
    return new ShippingHarness(subgraph, serviceContext, orders, recorded, mails, resources.move());
  }

  execute(query: string, variables: Record<string, unknown> = {}, options: RequestOptions = {}) {
    return this.serviceContext.execute(this.subgraph, query, variables, options);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.resources.disposeAsync();
  }
}
