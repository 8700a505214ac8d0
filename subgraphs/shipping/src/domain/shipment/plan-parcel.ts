import type { ShippableLine } from "../peers.js";
import { countsForOrder, hasLeft, type Parcel } from "./parcel.js";
import type { ParcelLine, ShipmentStatus } from "./shipment.js";

export interface ParcelRequest {
  readonly items: readonly ShippableLine[];
  /** All parcels of the order, including cancelled ones. */
  readonly parcels: readonly Parcel[];
  /** When null, all units that have not left; for a replacement, all units that are not replaced yet. */
  readonly requested: readonly { readonly productId: string; readonly quantity: number }[] | null;
  /** The tracking number of the replaced parcel. */
  readonly replaces: string | null;
}

export interface PlannedParcel {
  readonly kind: "planned";
  readonly lines: readonly ParcelLine[];
  /** The parcels that lose units to the new one, with their remaining lines. */
  readonly rest: readonly { readonly id: string; readonly lines: readonly ParcelLine[] }[];
}

export type RefusedParcel =
  | { readonly kind: "nothingLeft" }
  | { readonly kind: "notInOrder"; readonly productId: string }
  | { readonly kind: "tooMany"; readonly productId: string; readonly left: number }
  | { readonly kind: "notReplaceable"; readonly status: ShipmentStatus }
  | { readonly kind: "replacedNotFound" };

type Units = ReadonlyMap<string, number>;

/**
 * Decides the lines of a new parcel. Takes units that are in no parcel first, then units of parcels that have not left.
 * The sum of a line over all parcels never exceeds the units that the order ships. A replacement repeats units of one
 * parcel and takes none from others.
 */
export function planParcel(wish: ParcelRequest): PlannedParcel | RefusedParcel {
  return wish.replaces === null ? planPart(wish) : planReplacement(wish, wish.replaces);
}

function planPart({ items, parcels, requested }: ParcelRequest): PlannedParcel | RefusedParcel {
  const counted = parcels.filter(countsForOrder);
  const open = counted.filter((parcel) => !hasLeft(parcel));
  const sent = unitsOf(counted.filter(hasLeft), items);
  const returned = unitsOf(
    counted.filter(({ status }) => status === "RETURNED"),
    items,
  );
  const inOpen = unitsOf(open, items);
  const unsent = new Map(
    items.map(({ productId, quantity, refunded }) => {
      // a refund of returned units does not reduce the units still to be sent
      const dropped = Math.max(0, refunded - of(returned, productId));
      return [productId, Math.max(0, quantity - dropped - of(sent, productId))];
    }),
  );
  const chosen = choose(unsent, requested);
  if (!(chosen instanceof Map)) return chosen;
  // negative where open parcels hold refunded units: those units leave their parcels as well
  const packed = new Map(
    items.map(({ productId }) => {
      const free = of(unsent, productId) - of(inOpen, productId);
      return [productId, Math.max(0, of(chosen, productId) - free)];
    }),
  );
  return { kind: "planned", lines: linesOf(items, chosen), rest: withoutUnits(open, items, packed) };
}

function isUnderWay({ status }: Parcel): boolean {
  return status === "IN_TRANSIT" || status === "OUT_FOR_DELIVERY";
}

function planReplacement({ items, parcels, requested }: ParcelRequest, number: string): PlannedParcel | RefusedParcel {
  const replaced = parcels.find(({ trackingNumber }) => trackingNumber === number);
  if (!replaced) return { kind: "replacedNotFound" };
  const isEnded = hasLeft(replaced) && !isUnderWay(replaced) && !replaced.isCancelled;
  if (!isEnded) return { kind: "notReplaceable", status: replaced.status };
  const earlier = parcels.filter(({ replaces, isCancelled }) => replaces === number && !isCancelled);
  const repeated = unitsOf(earlier, items);
  const left = new Map([...unitsOf([replaced], items)].map(([id, quantity]) => [id, quantity - of(repeated, id)]));
  const chosen = choose(left, requested);
  return chosen instanceof Map ? { kind: "planned", lines: linesOf(items, chosen), rest: [] } : chosen;
}

/** Adds up the units of the parcels. A shipment without lines holds all items that the order ships. */
function unitsOf(parcels: readonly Pick<Parcel, "lines">[], items: readonly ParcelLine[]): Units {
  const units = new Map<string, number>();
  for (const { productId, quantity } of parcels.flatMap(({ lines }) => lines ?? items))
    units.set(productId, of(units, productId) + quantity);
  return units;
}

function choose(left: Units, requested: ParcelRequest["requested"]): Map<string, number> | RefusedParcel {
  const chosen = new Map(requested ? [] : [...left].filter(([, quantity]) => quantity > 0));
  for (const { productId, quantity } of requested ?? []) chosen.set(productId, of(chosen, productId) + quantity);
  for (const [productId, quantity] of chosen) {
    const available = left.get(productId);
    if (available === undefined) return { kind: "notInOrder", productId };
    if (quantity > available) return { kind: "tooMany", productId, left: available };
  }
  return chosen.size === 0 ? { kind: "nothingLeft" } : chosen;
}

/** Takes units from the newest parcels first; returns only parcels that lose units. */
function withoutUnits(open: readonly Parcel[], items: readonly ParcelLine[], packed: Units): PlannedParcel["rest"] {
  const missing = new Map(packed);
  return open.toReversed().flatMap(({ id, lines }) => {
    let isChanged = false;
    const rest = (lines ?? items).map((line) => {
      const less = Math.min(line.quantity, of(missing, line.productId));
      missing.set(line.productId, of(missing, line.productId) - less);
      isChanged ||= less > 0;
      return { ...line, quantity: line.quantity - less };
    });
    return isChanged ? [{ id, lines: linesOf(rest, unitsOf([{ lines: rest }], rest)) }] : [];
  });
}

function linesOf(items: readonly ParcelLine[], units: Units): ParcelLine[] {
  return items.flatMap(({ productId, sku, name }) => {
    const quantity = of(units, productId);
    return quantity > 0 ? [{ productId, sku, name, quantity }] : [];
  });
}

function of(units: Units, productId: string): number {
  return units.get(productId) ?? 0;
}
