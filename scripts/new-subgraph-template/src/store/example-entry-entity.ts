import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity("example_entries")
export class ExampleEntryEntity {
  @PrimaryColumn("uuid")
  id!: string;

//#if extends
  @Column("uuid", { name: "example_parent_id" })
  exampleParentId!: string;

//#end
  @Column("text")
  title!: string;

  @Column("timestamptz", { name: "created_at" })
  createdAt!: Date;

  @Column("timestamptz", { name: "announced_at", nullable: true })
  announcedAt!: Date | null;
}
