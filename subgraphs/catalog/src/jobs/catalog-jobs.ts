import type { JobHandlers } from "@souk/kernel/jobs/jobs";
import type { CatalogDomain } from "../domain/catalog-domain.js";
import type { StockList, InventoryPeer, MailConsent, NewMail, NotificationsPeer } from "../domain/peers.js";

/** UTC; a nightly job that was missed runs later. */
export const catalogSchedule =
  "* * * * * findRestocked\n20 3 * * * forgetStockMails ?fill=1d\n7 * * * * findSoldOutWishes\n12 * * * * findPriceFalls";

export interface CatalogJobsDependencies {
  readonly domain: CatalogDomain;
  readonly inventory: InventoryPeer;
  readonly notifications: NotificationsPeer;
}

export function catalogJobs({ domain, inventory, notifications }: CatalogJobsDependencies): JobHandlers {
  return {
    receiveInitialStock: ({ productId, quantity }: { productId: string; quantity: number }) =>
      inventory.receiveInitialStock(productId, quantity),
    setStock: async (list: StockList) => void (await inventory.setStock(list)),
    findRestocked: () => domain.findRestocked(),
    sendStockMail: (due: { id: string }) => domain.sendStockMail(due),
    forgetStockMails: () => domain.forgetStockMails(),
    findSoldOutWishes: () => domain.findSoldOutWishes(),
    findPriceFalls: () => domain.findPriceFalls(),
    sendPriceFall: (mail: NewMail) => notifications.notify(mail),
    sendConfirmation: (mail: NewMail) => notifications.notify(mail),
    recordMailRequest: (consent: MailConsent) => notifications.recordRequest(consent),
  };
}
