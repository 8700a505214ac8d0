import { Column, Entity, PrimaryColumn } from "typeorm";

export const reservationStates = ["OPEN", "COMMITTED", "RELEASED"] as const;
export type ReservationState = (typeof reservationStates)[number];

@Entity("reservations")
export class ReservationEntity {
  @PrimaryColumn("uuid", { name: "order_id" })
  orderId!: string;

  @PrimaryColumn("uuid", { name: "product_id" })
  productId!: string;

  @Column("int")
  quantity!: number;

  @Column("text")
  state!: ReservationState;

  /** Null if the reservation is held until commit or release, or was released before its expiry. */
  @Column("timestamptz", { name: "expires_at", nullable: true })
  expiresAt!: Date | null;
}
