/** Of links to one account, of each kind: so that nobody fills a mailbox by asking. */
export const mailsAnHour = 5;
/** Within it the last link stays the one that counts. */
export const mailPauseSeconds = 60;
