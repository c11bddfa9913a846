import { createControlIds } from "../shared/control-ids.ts";
import { MAX_CUSTOM_ID } from "./limits.ts";

/** How Discord's controls are spelt, in a custom id: `d1:Ab3_x9:m1:rephrase:caching:simpler`. */
const CUSTOM_IDS = createControlIds("d1", MAX_CUSTOM_ID);

/** Spells a control as a custom id. */
export const spellControl = CUSTOM_IDS.spell;
/** Reads a custom id back; undefined where it is none of ours, or of another version. */
export const readControl = CUSTOM_IDS.read;
/** The longest id of an action that a control can carry. */
export const MAX_ACTION = CUSTOM_IDS.mostInAction;
