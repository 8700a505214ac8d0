/**
 * The maximum number of links of each kind to one account in an hour, so that repeated requests do not fill a mailbox.
 */
export const mailsAnHour = 5;
/** Within this pause, the last link stays valid and no new one is sent. */
export const mailPauseSeconds = 60;
