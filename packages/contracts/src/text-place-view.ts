import { z } from "zod";

/** A place in a text, in UTF-16 units; `end` is behind its last. */
export const TextPlaceView = z.object({ start: z.int(), end: z.int() });
