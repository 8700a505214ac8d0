import { pageOf, readPageArguments, type ListedRow, type Page, type PageArguments } from "@souk/kernel/values/page";
import type { DeliveryStatus, WebhookDelivery } from "./webhook-endpoint.js";
import type { WebhookDependencies } from "./webhook-dependencies.js";

export const deliveryOrder = "NEWEST";
/** The time and the id. */
const cursorLength = 2;

/** Lists the deliveries of an endpoint, newest first. Throws PageArgumentError. */
export function listDeliveries({ deliveries }: WebhookDependencies) {
  return async (
    endpointId: string,
    status: DeliveryStatus | null,
    page: PageArguments,
  ): Promise<Page<ListedRow<WebhookDelivery>>> => {
    const request = readPageArguments(page, deliveryOrder, cursorLength);
    return pageOf(request, await deliveries.listDeliveries(endpointId, status, request));
  };
}
