import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity("example_entries")
export class ExampleEntryEntity {
  @PrimaryColumn("uuid")
  id!: string;

  @Column("text")
  title!: string;

  @Column("timestamptz", { name: "created_at" })
  createdAt!: Date;

  @Column("timestamptz", { name: "announced_at", nullable: true })
  announcedAt!: Date | null;
}
