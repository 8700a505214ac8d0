import { randomUUID } from "node:crypto";
import { assembleSubgraph } from "@souk/kernel/subgraph/assemble-subgraph";
import { auditJobHandlers } from "@souk/kernel/audit/audit-log";
import { openDatabase } from "@souk/kernel/database/database";
import { failedJobsIn } from "@souk/kernel/jobs/failed-jobs";
import { OutboxResolver } from "@souk/kernel/graph/outbox-resolver";
import { PersonalDataResolver } from "@souk/kernel/graph/personal-data-resolver";
import { subgraphSchema } from "@souk/kernel/graph/subgraph-schema";
import { startJobs } from "@souk/kernel/jobs/start-jobs";
import { projectJobHandlers, projectSchedule } from "@souk/kernel/project/project-jobs";
import { PeerClient } from "@souk/kernel/peers/peer-client";
import type { Subgraph, ServiceContext } from "@souk/kernel/subgraph/subgraph";
import type { NotificationsConfig } from "./config.js";
import type { Mailer } from "./domain/mail.js";
import { mailWriter } from "./domain/write-mail.js";
import { receiveMailReports } from "./domain/receive-mail-reports.js";
import { notificationsDomain } from "./domain/notifications-domain.js";
import type { AccountsPeer } from "./domain/peers.js";
import type { WebhookSender } from "./domain/webhooks/webhook-dependencies.js";
import { ClaimResolver } from "./graph/claim-resolver.js";
import { EmailTemplateResolver } from "./graph/email-template-resolver.js";
import { MessageResolver } from "./graph/message-resolver.js";
import { NotificationResolver } from "./graph/notification-resolver.js";
import { OrderNotificationsResolver } from "./graph/order-notifications-resolver.js";
import { PreferenceResolver } from "./graph/preference-resolver.js";
import { EventFeedResolver } from "./graph/webhooks/event-feed-resolver.js";
import { WebhookDeliveryResolver } from "./graph/webhooks/webhook-delivery-resolver.js";
import { WebhookEndpointResolver } from "./graph/webhooks/webhook-endpoint-resolver.js";
import { notificationsReferences } from "./graph/notifications-references.js";
import { notificationsTypes } from "./graph/notifications-types.js";
import { notificationsJobs, notificationsSchedule } from "./jobs/notifications-jobs.js";
import { tracedMailer } from "./peers/mail/traced-mailer.js";
import { transportMailer } from "./peers/mail/transport-mailer.js";
import { reportReader } from "./peers/mail/report-reader.js";
import { openSmtp } from "./peers/mail/smtp-mailer.js";
import { mailboxMailer } from "./peers/mail/mailbox-mailer.js";
import { HttpWebhookSender } from "./peers/webhooks/http-webhook-sender.js";
import { mailboxPages } from "./http/mailbox-pages.js";
import { mailReportPosts } from "./http/mail-report-posts.js";
import { AccountsClient } from "./peers/accounts-client.js";
import { notificationsDatabase } from "./store/database-definition.js";
import { NotificationsPersonalData } from "./store/notifications-personal-data.js";
import { MailboxRepository } from "./store/mailbox-repository.js";
import { NotificationRepository } from "./store/notification-repository.js";
import { PreferenceRepository } from "./store/preference-repository.js";
import { DeliveryRepository } from "./store/webhooks/delivery-repository.js";
import { EndpointRepository } from "./store/webhooks/endpoint-repository.js";
import { seedDemoNotifications } from "./store/seed-demo-notifications.js";

/** Dependencies that a test may replace. */
export interface NotificationsOverrides {
  readonly accounts?: AccountsPeer;
  readonly webhookSender?: WebhookSender;
  readonly newId?: () => string;
}

export async function startNotifications(
  config: NotificationsConfig,
  serviceContext: ServiceContext,
  overrides: NotificationsOverrides = {},
): Promise<Subgraph> {
  const { logger, clock, serviceTokens } = serviceContext;
  const { mailRoute, mailReports, mailFrom, mailRetentionDays, publicUrl } = config;
  await using resources = new AsyncDisposableStack();
  const database = resources.use(await openDatabase({ ...notificationsDatabase, settings: config.database, logger }));
  if (config.demoData) await seedDemoNotifications(database);
  const accountsPeer = new PeerClient({
    caller: "notifications",
    callee: "accounts",
    transport: serviceContext.peer("accounts"),
    serviceTokens,
  });
  const openMailer = async (): Promise<Mailer> => {
    if (mailRoute.kind === "smtp") return resources.use(await openSmtp(mailRoute, mailFrom, logger));
    return mailRoute.kind === "transport" ? transportMailer(mailRoute, mailFrom) : mailboxMailer;
  };
  const notifications = new NotificationRepository(database);
  const domain = notificationsDomain({
    notifications,
    preferences: new PreferenceRepository(database),
    publicUrl,
    accounts: overrides.accounts ?? new AccountsClient(accountsPeer),
    mailer: tracedMailer(await openMailer()),
    mails: mailWriter({
      templates: serviceContext.project.mail.templates ?? {},
      reportFailure: (kind, error) =>
        logger.error({ err: error, kind }, "a mail template of the project failed; the mail has the text of Souk"),
    }),
    clock,
    newId: overrides.newId ?? randomUUID,
    mailRetentionDays,
    webhooks: {
      endpoints: new EndpointRepository(database),
      deliveries: new DeliveryRepository(database),
      sender: overrides.webhookSender ?? resources.use(new HttpWebhookSender(config.webhooks)),
      ...config.webhooks,
    },
  });
  const schema = subgraphSchema(notificationsTypes, {
    resolvers: [
      new NotificationResolver(domain),
      new OrderNotificationsResolver(domain),
      new EmailTemplateResolver(domain),
      new MessageResolver(domain),
      new WebhookEndpointResolver(domain.webhooks),
      new WebhookDeliveryResolver(domain.webhooks),
      new EventFeedResolver(domain.webhooks),
      new PreferenceResolver(domain.preferences),
      new ClaimResolver(domain),
      new OutboxResolver(failedJobsIn(database)),
      new PersonalDataResolver(new NotificationsPersonalData(database)),
    ],
    references: notificationsReferences,
  });
  const pages = mailRoute.kind === "mailbox" ? mailboxPages(new MailboxRepository(database)) : [];
  const receiveReports =
    mailReports &&
    receiveMailReports({
      notifications,
      readReports: reportReader(mailReports),
      reportUnreadable: (error) => logger.warn({ err: error }, "the project cannot read a report of the mail service"),
      clock,
    });
  const projectJobs = serviceContext.project.jobs;
  const handlers = {
    ...notificationsJobs({ domain, logger }),
    ...auditJobHandlers("notifications", serviceContext),
    // here, because a slow job then delays mails and no purchase
    ...projectJobHandlers(projectJobs, logger),
  };
  resources.use(
    await startJobs("notifications", {
      database,
      serviceContext,
      handlers,
      schedule: [notificationsSchedule, projectSchedule(projectJobs)].join("\n"),
    }),
  );
  return await assembleSubgraph({
    name: "notifications",
    schema,
    serviceContext,
    database,
    resources: resources.move(),
    pages,
    postHandlers: receiveReports ? [mailReportPosts(receiveReports)] : [],
  });
}
