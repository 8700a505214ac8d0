import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity("shipment_events")
export class ShipmentEventEntity {
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid", { name: "shipment_id" })
  shipmentId!: string;

  /** Starts at 0. */
  @Column("int")
  position!: number;

  @Column("timestamptz")
  at!: Date;

  @Column("text")
  status!: string;

  @Column("text", { nullable: true })
  detail!: string | null;
}
