import { createHash } from "node:crypto";
import { MAX_CUSTOM_ID } from "./limits.ts";

/** The version of the form below; a control with another one is `stale`. */
const VERSION = "d1";

/** Whose a control is: a learner's, or anybody's. */
export type Owner = { readonly user: string } | "anybody";

/** Who sees what comes of a control: as it is by default, or everybody, because the learner wished so. */
export type Audience = "default" | "everybody";

/** What a control is for. */
export type Purpose =
  /** A reply's button; the action's id spells what it means. */
  | { readonly kind: "action"; readonly action: string }
  /** A list of actions to choose from. */
  | { readonly kind: "choose" }
  /** Opens a field for an answer in the learner's own words. */
  | { readonly kind: "write" }
  /** Shows an answer that only its learner sees, from where it is kept. */
  | { readonly kind: "show"; readonly kept: string }
  /** A server's settings; what is set stands in `field`. */
  | { readonly kind: "setup"; readonly field: string };

/** A control as its id spells it. */
export interface Control {
  readonly purpose: Purpose;
  readonly audience: Audience;
  /** Whether it is meant for everybody. */
  readonly isShared: boolean;
  /** Whether it is this user's own. */
  isOwnedBy(user: string): boolean;
}

const ANYBODY = "anyone";
const OWNER_LENGTH = 6;
/** What stands before an action's id: "d1:Ab3_x9:". */
const PREFIX_LENGTH = VERSION.length + OWNER_LENGTH + 2;

/** The longest id of an action that a control can carry. */
export const MAX_ACTION = MAX_CUSTOM_ID - PREFIX_LENGTH;

/**
 * Spells a control as a custom id: `d1:Ab3_x9:m1:rephrase:caching:simpler`.
 *
 * The owner stands in it as a short hash, which leaves 90 characters for what it means. It needs no memory of ours, so
 * that a control works after any restart.
 */
export function spellControl(
  purpose: Purpose,
  owner: Owner,
  audience: Audience = "default",
): string {
  const mark = audience === "everybody" ? "!" : ":";
  return `${VERSION}${mark}${tagOf(owner)}:${bodyOf(purpose)}`;
}

/** Reads a custom id back; undefined where it is none of ours, or of another version. */
export function readControl(customId: string): Control | undefined {
  const [, mark, tag, body = ""] = FORM.exec(customId) ?? [];
  const purpose = mark && tag ? purposeOf(body) : undefined;
  return (
    purpose && {
      purpose,
      audience: mark === "!" ? "everybody" : "default",
      isShared: tag === ANYBODY,
      isOwnedBy: (user) => tag === tagOf({ user }),
    }
  );
}

const FORM = new RegExp(`^${VERSION}([:!])([\\w-]{${OWNER_LENGTH}}):(.+)$`, "s");

const tagOf = (owner: Owner): string =>
  owner === "anybody"
    ? ANYBODY
    : createHash("sha256").update(owner.user).digest("base64url").slice(0, OWNER_LENGTH);

function bodyOf(purpose: Purpose): string {
  switch (purpose.kind) {
    case "action":
      return purpose.action;
    case "choose":
    case "write":
      return `+${purpose.kind}`;
    case "show":
      return `+show:${purpose.kept}`;
    case "setup":
      return `+setup:${purpose.field}`;
    default:
      return purpose satisfies never;
  }
}

/** An action's id begins with its own version, never with a plus. */
function purposeOf(body: string): Purpose | undefined {
  if (!body.startsWith("+")) return { kind: "action", action: body };
  const [kind, rest = ""] = body.slice(1).split(/:(.*)/s);
  switch (kind as Purpose["kind"]) {
    case "choose":
    case "write":
      return { kind: kind as "choose" | "write" };
    case "show":
      return rest ? { kind: "show", kept: rest } : undefined;
    case "setup":
      return rest ? { kind: "setup", field: rest } : undefined;
    default:
      return undefined;
  }
}
