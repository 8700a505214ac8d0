interface Units {
  readonly product: { readonly id: string } | null;
  readonly quantity: number;
}

interface Parcel {
  readonly trackingNumber: string;
  readonly status: string;
  readonly hasLeft: boolean;
  readonly isCancelled: boolean;
  readonly replaces: string | null;
  /** Null: all products that the order ships. */
  readonly lines: readonly Units[] | null;
}

export interface Divided {
  readonly lines: readonly (Units & { readonly name: string; readonly needsShipping: boolean })[];
  readonly refunds: readonly { readonly lines: readonly Units[] }[];
  readonly shipments: readonly Parcel[] | null;
}

export interface SendableLine {
  readonly productId: string;
  readonly name: string;
  readonly left: number;
}

/** Returns the products that have not left yet, by the same rules as shipping. */
export function sendableLines(order: Divided): readonly SendableLine[] {
  const counted = (order.shipments ?? []).filter(({ isCancelled, replaces }) => !isCancelled && replaces === null);
  const sent = counted.filter(({ hasLeft }) => hasLeft);
  const returned = sent.filter(({ status }) => status === "RETURNED");
  const refunded = order.refunds.flatMap(({ lines }) => lines);
  return linesWith(order, (productId, quantity) => {
    const dropped = Math.max(0, unitsOf(refunded, productId) - unitsIn(returned, productId, quantity));
    return quantity - dropped - unitsIn(sent, productId, quantity);
  });
}

/** Returns the products of a parcel that no replacement sends again. */
export function replaceableLines(order: Divided, parcel: Parcel): readonly SendableLine[] {
  const replacements = (order.shipments ?? []).filter(
    ({ replaces, isCancelled }) => replaces === parcel.trackingNumber && !isCancelled,
  );
  return linesWith(
    order,
    (productId, quantity) => unitsIn([parcel], productId, quantity) - unitsIn(replacements, productId, quantity),
  );
}

function linesWith({ lines }: Divided, leftOf: (productId: string, quantity: number) => number): SendableLine[] {
  const seen = new Set<string>();
  return lines.flatMap(({ product, name, needsShipping }) => {
    if (!product || seen.has(product.id)) return [];
    seen.add(product.id);
    const left = needsShipping ? leftOf(product.id, unitsOf(lines, product.id)) : 0;
    return left > 0 ? [{ productId: product.id, name, left }] : [];
  });
}

function unitsIn(parcels: readonly Parcel[], productId: string, all: number): number {
  return parcels.reduce((sum, { lines }) => sum + (lines ? unitsOf(lines, productId) : all), 0);
}

function unitsOf(lines: readonly Units[], productId: string): number {
  return lines.filter(({ product }) => product?.id === productId).reduce((sum, { quantity }) => sum + quantity, 0);
}
