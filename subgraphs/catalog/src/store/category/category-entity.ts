import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity("categories")
export class CategoryEntity {
  @PrimaryColumn("uuid")
  id!: string;

  @Column("text")
  name!: string;

  @Column("text")
  slug!: string;

  @Column("text", { nullable: true })
  description!: string | null;
}
