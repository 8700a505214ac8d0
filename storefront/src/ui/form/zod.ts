import { z } from "zod";

// the policy of the pages lets no text become code; without this zod would try
z.config({ jitless: true });

export { z };
