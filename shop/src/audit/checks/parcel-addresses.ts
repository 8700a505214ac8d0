import type { Row } from "../database-snapshot.js";
import type { Check } from "../check.js";
import type { Finding } from "../difference.js";
import { orderFacts, orderSubject, type Address, type OrderFacts } from "../order-facts.js";

export interface Parcel {
  readonly trackingNumber: string;
  readonly buyerId: string;
  readonly address: Address;
  /** Whether the staff changed the parcel's address. */
  readonly isAddressChanged: boolean;
}

export interface OrderParcels extends Row {
  readonly parcels: readonly Parcel[];
}

/** Each parcel of an order is addressed to the order's buyer at the order's address, unless the staff changed it. */
export const parcelAddresses: Check<{ order: OrderFacts; shipped: OrderParcels }> = {
  name: "parcel-addresses",
  compares: "parcels with the buyers and addresses of their orders",
  of: "orders",
  advice: "Hold the parcel back, and correct its buyer or address by the order.",
  sources: {
    order: orderFacts,
    shipped: {
      database: "shipping",
      sql: `
        select order_id::text as key, max(created_at) as "freshAt",
          jsonb_agg(jsonb_build_object('trackingNumber', tracking_number, 'buyerId', buyer_id, 'address', address,
              'isAddressChanged', address_changed_at is not null)
            order by created_at, id) as parcels
        from shipments group by order_id`,
    },
  },
  compare: ({ order, shipped }) => compareParcels(order, shipped),
};

/** Compares the parcels. `order-shipments` reports a parcel without an order, or for an order without an address. */
export function compareParcels(order: OrderFacts | undefined, shipped: OrderParcels | undefined): Finding[] {
  if (!order?.address || !shipped) return [];
  const { buyerId, address } = order;
  const subject = orderSubject(order, shipped);
  return shipped.parcels.flatMap((parcel) => {
    const { trackingNumber } = parcel;
    const others = parcel.isAddressChanged ? [] : differingParts(address, parcel.address);
    return [
      ...(parcel.buyerId === buyerId
        ? []
        : [
            {
              subject,
              expected: `${trackingNumber} for user ${buyerId}`,
              found: `${trackingNumber} for user ${parcel.buyerId}`,
            },
          ]),
      ...(others.length === 0
        ? []
        : [
            {
              subject,
              expected: `${trackingNumber} to the address of the order`,
              found: `another ${others.join(", ")}`,
            },
          ]),
    ];
  });
}

/**
 * Returns the names of the differing parts without their values, because an address is personal data. Orders and
 * shipping erase a person one after the other; both keep the country.
 */
function differingParts(ordered: Address, shipped: Address): string[] {
  const isErased = ordered.fullName === "erased" || shipped.fullName === "erased";
  const names = isErased ? ["country"] : [...new Set([...Object.keys(ordered), ...Object.keys(shipped)])].toSorted();
  return names.filter((name) => (ordered[name] ?? null) !== (shipped[name] ?? null));
}
