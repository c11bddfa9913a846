import type { APIModalInteractionResponseCallbackData } from "discord-api-types/v10";
import { failureOf } from "./failures.ts";
import type { DiscordMessage } from "./render.ts";
import type { Ticket } from "./seen.ts";
import type { Answer, Wire } from "./wire.ts";

/** How an interaction is answered when it takes longer than a moment. */
export type Wait =
  /** Something is shown where the answer will stand. */
  | { readonly kind: "wait"; readonly isPrivate: boolean }
  /** The message with the control stays as it is meanwhile. */
  | { readonly kind: "wait-to-update" };

/** The answer to come. */
export interface Final {
  readonly messages: readonly DiscordMessage[];
  readonly isPrivate: boolean;
  /** It takes the place of the message with the control. */
  readonly isUpdate: boolean;
}

/** Answers one interaction, in time whatever happens. */
export interface Acknowledgement {
  /** Answers it; resolves once the answer is there. */
  finish(final: Final): Promise<void>;
  /** Answers it with a field to write into; false where a sign was given already, after which none can be opened. */
  open(modal: APIModalInteractionResponseCallbackData): Promise<boolean>;
  /** Nothing is to be said: somebody else has answered. */
  drop(): void;
}

/** Discord waits three seconds; a learner shouldn't wait one without a sign. */
const WAITS_AFTER_MS = 1_000;

/**
 * Begins to answer an interaction: at once where the answer is ready within a second, else with a sign that it comes.
 *
 * Whether an answer is private is settled by that sign. Where the answer then turns out to be more private, `stub` says
 * so in its place, and the answer follows.
 */
export function acknowledge(
  wire: Wire,
  ticket: Ticket,
  wait: Wait,
  stub: DiscordMessage,
): Acknowledgement {
  let waiting: Promise<unknown> | undefined;
  const timer = setTimeout(() => {
    // What goes wrong here is told when the answer is sent.
    waiting = wire.answer(ticket, wait).catch((error: unknown) => ({ error }));
  }, WAITS_AFTER_MS);

  return {
    drop: () => clearTimeout(timer),

    async open(modal) {
      if (waiting !== undefined) return false;
      clearTimeout(timer);
      await wire.answer(ticket, { kind: "modal", modal });
      return true;
    },

    async finish({ messages, isPrivate, isUpdate }) {
      clearTimeout(timer);
      const [first, ...more] = messages;
      if (!first) return;
      const failed = await waiting;
      if (failed instanceof Object && "error" in failed) throw failed.error;

      const follow = async (them: readonly DiscordMessage[]) => {
        for (const it of them) await wire.follow(ticket, it, isPrivate);
      };
      if (waiting === undefined) {
        await answerFirst(wire, ticket, { first, isPrivate, isUpdate });
        return follow(more);
      }
      if (wait.kind === "wait-to-update") {
        if (!isUpdate) return follow(messages);
        await changeOrFollow(wire, ticket, first, isPrivate);
        return follow(more);
      }
      if (isPrivate && !wait.isPrivate) {
        await wire.editAnswer(ticket, stub);
        return follow(messages);
      }
      await wire.editAnswer(ticket, first);
      return follow(more);
    },
  };
}

async function answerFirst(
  wire: Wire,
  ticket: Ticket,
  { first, isPrivate, isUpdate }: Pick<Final, "isPrivate" | "isUpdate"> & { first: DiscordMessage },
): Promise<void> {
  const anew: Answer = { kind: "message", message: first, isPrivate };
  if (!isUpdate) return wire.answer(ticket, anew);
  try {
    await wire.answer(ticket, { kind: "update", message: first });
  } catch (error) {
    if (failureOf(error).kind !== "fixed") throw error;
    await wire.answer(ticket, anew);
  }
}

/** A message that can't be changed any more is followed by a new one. */
async function changeOrFollow(
  wire: Wire,
  ticket: Ticket,
  message: DiscordMessage,
  isPrivate: boolean,
): Promise<void> {
  try {
    await wire.editAnswer(ticket, message);
  } catch (error) {
    if (failureOf(error).kind !== "fixed") throw error;
    await wire.follow(ticket, message, isPrivate);
  }
}
