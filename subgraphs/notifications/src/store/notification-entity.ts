import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity("notifications")
export class NotificationEntity {
  @PrimaryColumn("uuid")
  id!: string;

  @Column("text", { name: "event_id" })
  eventId!: string;

  @Column("text")
  kind!: string;

  @Column("uuid", { name: "user_id", nullable: true })
  userId!: string | null;

  @Column("text", { nullable: true })
  recipient!: string | null;

  /** The order that it is about, where it is about one. */
  @Column("uuid", { name: "order_id", nullable: true })
  orderId!: string | null;

  @Column("text")
  subject!: string;

  /** What it tells, as long as it waits or can be sent again. */
  @Column("jsonb", { nullable: true })
  data!: object | null;

  @Column("text")
  status!: string;

  /** What was sent, where the mail stayed in the dev mailbox. */
  @Column("text", { name: "body_text", nullable: true })
  bodyText!: string | null;

  @Column("text", { name: "body_html", nullable: true })
  bodyHtml!: string | null;

  @Column("text", { nullable: true })
  error!: string | null;

  /** How often it was tried. */
  @Column("int")
  attempts!: number;

  /** How often a mail server has taken it. */
  @Column("int", { name: "times_sent" })
  timesSent!: number;

  /** Why the last try that failed did, while it is not sent. */
  @Column("text", { name: "last_error", nullable: true })
  lastError!: string | null;

  @Column("timestamptz", { name: "created_at" })
  createdAt!: Date;

  @Column("timestamptz", { name: "sent_at", nullable: true })
  sentAt!: Date | null;
}
