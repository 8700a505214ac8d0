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

  /** The order that the mail is about; null when it is about no order. */
  @Column("uuid", { name: "order_id", nullable: true })
  orderId!: string | null;

  @Column("text")
  subject!: string;

  /** The language of the mail; null until it is known. */
  @Column("text", { nullable: true })
  locale?: string | null;

  /** The data of the mail, while it is queued or can be sent again. */
  @Column("jsonb", { nullable: true })
  data!: object | null;

  @Column("text")
  status!: string;

  /** The sent text, when the mail stayed in the dev mailbox. */
  @Column("text", { name: "body_text", nullable: true })
  bodyText!: string | null;

  @Column("text", { name: "body_html", nullable: true })
  bodyHtml!: string | null;

  @Column("text", { nullable: true })
  error!: string | null;

  /** The number of attempts. */
  @Column("int")
  attempts!: number;

  /** How often a mail server accepted the mail. */
  @Column("int", { name: "times_sent" })
  timesSent!: number;

  /** The error of the last failed attempt, while the mail is not sent. */
  @Column("text", { name: "last_error", nullable: true })
  lastError!: string | null;

  @Column("timestamptz", { name: "created_at" })
  createdAt!: Date;

  @Column("timestamptz", { name: "sent_at", nullable: true })
  sentAt!: Date | null;
}
