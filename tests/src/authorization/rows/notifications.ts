import type { SubgraphRows } from "../table.js";

export const notifications: SubgraphRows = {
  fields: {
    "Query.notifications": "buyers",
    "Query.emailTemplates": "admins",
    "EmailTemplate.kind": "onlyAdmins",
    "EmailTemplate.version": "onlyAdmins",
    "EmailTemplate.subject": "onlyAdmins",
    "EmailTemplate.text": "onlyAdmins",
    "EmailTemplate.html": "onlyAdmins",
    "TestMailQueued.kind": "whoMayCall",
    "NotificationConnection.pageInfo": "whoHasTheObject",
    "NotificationConnection.totalCount": "whoHasTheObject",
    "NotificationConnection.nodes": "theirsAndAdmins",
    "Notification.id": "theirsAndAdmins",
    "Notification.recipient": "theirsAndAdmins",
    "Notification.subject": "theirsAndAdmins",
    "Notification.status": "theirsAndAdmins",
    "Notification.sentAt": "theirsAndAdmins",
    "Notification.createdAt": "theirsAndAdmins",
    "Notification.kind": "theirsAndAdmins",
    "Notification.orderId": "theirsAndAdmins",
    "Notification.attempts": "theirsAndAdmins",
    "Notification.timesSent": "theirsAndAdmins",
    "Notification.resendState": "theirsAndAdmins",
    "Notification.lastError": "onlyAdmins",
    "Notification.text": "theirsAndAdmins",
    "Notification.html": "theirsAndAdmins",
    "Order.notifications": "theirsAndAdmins",
  },
  mutations: {
    "Mutation.resendNotification": { door: "admins", call: `resendNotification(id: "$mail")` },
    "Mutation.sendTestMail": {
      door: "admins",
      call: `sendTestMail(kind: "ORDER_CANCELLED")`,
      endsIn: "TestMailQueued",
    },
  },
  entities: {
    // of an order notifications know the key and the mails
    Order: [{ of: "order", may: "everybody", but: { notifications: "theirsAndAdmins" } }],
  },
  services: {
    "Query.personalData": ["accounts"],
    "Mutation.erasePersonalData": ["accounts"],
    "Query.failedJobs": ["orders"],
    "Mutation.retryFailedJob": ["orders"],
    "Mutation.claimNotifications": ["orders"],
    "Mutation.notify": ["accounts", "courses", "orders", "shipping"],
  },
};
