import type { PostalAddress } from "@souk/kernel/values/postal-address";
import type { PriceAdjustment } from "@souk/kernel/project/rules";
import { Column, Entity, PrimaryColumn } from "typeorm";
import type { OrderTax } from "../../domain/order/order-tax.js";
import type { OrderStatus } from "../../domain/order/order.js";

@Entity("orders")
export class OrderEntity {
  @PrimaryColumn("uuid")
  id!: string;

  @Column("text")
  number!: string;

  @Column("uuid", { name: "buyer_id" })
  buyerId!: string;

  @Column("uuid", { name: "guest_id", nullable: true })
  guestId!: string | null;

  @Column("text", { name: "guest_email", nullable: true })
  guestEmail!: string | null;

  /** The language of the mails. */
  @Column("text", { nullable: true })
  locale!: string | null;

  @Column("text")
  status!: OrderStatus;

  @Column("text")
  currency!: string;

  /** bigint: the driver returns strings. */
  @Column("bigint", { name: "subtotal_minor" })
  subtotalMinor!: string | number;

  @Column("bigint", { name: "shipping_minor" })
  shippingMinor!: string | number;

  @Column("bigint", { name: "total_minor" })
  totalMinor!: string | number;

  /** Null in a shop without tax. */
  @Column("jsonb", { nullable: true })
  tax!: OrderTax | null;

  /** The taxes that the total has beside the subtotal and shipping. */
  @Column("bigint", { name: "added_tax_minor" })
  addedTaxMinor!: string | number;

  @Column("jsonb", { name: "shipping_address", nullable: true })
  shippingAddress!: PostalAddress | null;

  @Column("text", { nullable: true })
  carrier!: string | null;

  @Column("timestamptz", { name: "placed_at" })
  placedAt!: Date;

  /** The version of the ordered cart; null for orders from before versions. */
  @Column("text", { name: "cart_version", nullable: true })
  cartVersion!: string | null;

  @Column("uuid", { name: "superseded_by", nullable: true })
  supersededBy!: string | null;

  /** When the order became PAID; null until then. */
  @Column("timestamptz", { name: "paid_at", nullable: true })
  paidAt!: Date | null;
}

@Entity("order_lines")
export class OrderLineEntity {
  @PrimaryColumn("uuid", { name: "order_id" })
  orderId!: string;

  @PrimaryColumn("int")
  position!: number;

  @Column("uuid", { name: "product_id" })
  productId!: string;

  @Column("text")
  kind!: "PHYSICAL" | "COURSE";

  @Column("text")
  sku!: string;

  @Column("text")
  name!: string;

  @Column("int")
  quantity!: number;

  /** bigint: the driver returns a string. */
  @Column("bigint", { name: "unit_price_minor" })
  unitPriceMinor!: string | number;

  /** The price in the catalog; null without adjustments. */
  @Column("bigint", { name: "catalog_price_minor", nullable: true })
  catalogPriceMinor!: string | number | null;

  /** The changes from the catalog's price to the unit price; null without any. */
  @Column("jsonb", { nullable: true })
  adjustments!: readonly PriceAdjustment[] | null;
}

@Entity("order_events")
export class OrderEventEntity {
  @PrimaryColumn("uuid", { name: "order_id" })
  orderId!: string;

  /** Unique within the order, so that a repeated event is written once. */
  @PrimaryColumn("text", { name: "event_id" })
  eventId!: string;

  @Column("text")
  type!: string;

  @Column("text", { name: "from_status", nullable: true })
  from!: OrderStatus | null;

  @Column("text", { name: "to_status", nullable: true })
  to!: OrderStatus | null;

  @Column("text", { nullable: true })
  detail!: string | null;

  @Column("timestamptz")
  at!: Date;

  /** `buyer:<id>`, `admin:<id>` or a part of Souk. */
  @Column("text", { nullable: true })
  actor!: string | null;

  /** The correlation id of the request or job that wrote the event. */
  @Column("text", { name: "correlation_id", nullable: true })
  correlationId!: string | null;
}
