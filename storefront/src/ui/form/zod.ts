import { z } from "zod";

// the Content Security Policy forbids code from text, which zod would try to use
z.config({ jitless: true });

export { z };
