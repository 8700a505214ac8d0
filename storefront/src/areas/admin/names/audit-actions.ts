import english from "../../../messages/admin/en.json";

/** The actions that the audit log records, as `<service>.<mutation>`: the keys of `admin.names.action`. */
export const auditActions: readonly string[] = Object.entries(english.names.action).flatMap(([service, mutations]) =>
  Object.keys(mutations).map((mutation) => `${service}.${mutation}`),
);
