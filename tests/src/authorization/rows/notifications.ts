import type { SubgraphRows } from "../table.js";

export const notifications: SubgraphRows = {
  fields: {
    "Query.notifications": "buyers",
    "NotificationConnection.pageInfo": "whoHasTheObject",
    "NotificationConnection.totalCount": "whoHasTheObject",
    "NotificationConnection.nodes": "theirsAndAdmins",
    "Notification.id": "theirsAndAdmins",
    "Notification.recipient": "theirsAndAdmins",
    "Notification.subject": "theirsAndAdmins",
    "Notification.status": "theirsAndAdmins",
    "Notification.sentAt": "theirsAndAdmins",
    "Notification.createdAt": "theirsAndAdmins",
  },
  mutations: {},
  entities: {},
  services: {
    "Query.failedJobs": ["orders"],
    "Mutation.retryFailedJob": ["orders"],
    "Mutation.claimNotifications": ["orders"],
    "Mutation.notify": ["accounts", "courses", "orders", "shipping"],
  },
};
