import { createHash } from "node:crypto";

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
  /** A server's or a workspace's settings; what is set stands in `field`. */
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

/** How a platform's controls are spelt. */
export interface ControlIds {
  /**
   * Spells a control: `d1:Ab3_x9:m1:rephrase:caching:simpler`.
   *
   * The owner stands in it as a short hash, which leaves room for what it means. It needs no memory of ours, so that a
   * control works after any restart.
   */
  spell(purpose: Purpose, owner: Owner, audience?: Audience): string;
  /** Reads a control back; undefined where it is none of ours, or of another version. */
  read(id: string): Control | undefined;
  /** The longest id of an action that a control can carry. */
  readonly mostInAction: number;
}

const ANYBODY = "anyone";
const OWNER_LENGTH = 6;

/**
 * Makes the spelling of a platform's controls.
 *
 * @param version Two letters, of the platform and of the form; a control with another version can't be read.
 * @param most How long an id may be on the platform.
 */
export function createControlIds(version: string, most: number): ControlIds {
  const form = new RegExp(`^${version}([:!])([\\w-]{${OWNER_LENGTH}}):(.+)$`, "s");
  return {
    mostInAction: most - `${version}:${ANYBODY}:`.length,

    spell: (purpose, owner, audience = "default") =>
      `${version}${audience === "everybody" ? "!" : ":"}${tagOf(owner)}:${bodyOf(purpose)}`,

    read(id) {
      const [, mark, tag, body = ""] = form.exec(id) ?? [];
      const purpose = mark && tag ? purposeOf(body) : undefined;
      return (
        purpose && {
          purpose,
          audience: mark === "!" ? "everybody" : "default",
          isShared: tag === ANYBODY,
          isOwnedBy: (user) => tag === tagOf({ user }),
        }
      );
    },
  };
}

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
