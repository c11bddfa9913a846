import { createControlIds } from "../shared/control-ids.ts";
import { MAX_ACTION_ID } from "./limits.ts";

/** How Slack's controls are spelt, in an action id: `s1:Ab3_x9:m1:rephrase:caching:simpler`. */
const ACTION_IDS = createControlIds("s1", MAX_ACTION_ID);

/** Spells a control as an action id. */
export const spellControl = ACTION_IDS.spell;
/** Reads an action id back; undefined where it is none of ours, or of another version. */
export const readControl = ACTION_IDS.read;
