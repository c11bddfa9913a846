import { composeGroupAnswer, composeGroupQuestion } from "../dialogue/compose/group.ts";
import { askGroup } from "../dialogue/group.ts";
import type { Mind } from "../dialogue/mind.ts";
import type { ConversationId } from "../ids.ts";
import type { Group } from "../memory/group.ts";
import type { Reply } from "../reply/reply.ts";
import type { GroupStore } from "../storage/groups.ts";
import type { Spread } from "./agenda.ts";
import type { DueIndex } from "./due-index.ts";
import { revealEntry } from "./groups.ts";
import type { Delivered, Outlet } from "./outlet.ts";
import { spellSubscriber } from "./subscribers.ts";

/** What the errands of groups work with. */
export interface ErrandParts {
  readonly mind: Mind;
  readonly groups: GroupStore;
  readonly index: DueIndex;
  readonly spread: Spread;
}

/** Carries out what came due for a group; undefined where there is nothing to say any more. */
export interface GroupErrands {
  /** Asks the question of the day. */
  ask(
    outlet: Outlet,
    group: ConversationId,
    due: number,
    key: string,
  ): Promise<Delivered | undefined>;
  /** Tells its answer. */
  reveal(outlet: Outlet, group: ConversationId, key: string): Promise<Delivered | undefined>;
  /** Shows how many have answered by now. */
  showCount(outlet: Outlet, group: ConversationId, key: string): Promise<Delivered | undefined>;
}

/**
 * Makes what carries out the errands of groups.
 *
 * As with learners, what was said is kept once it was said, and comes out the same when it has to be said again.
 */
export function createGroupErrands({ mind, groups, index, spread }: ErrandParts): GroupErrands {
  const voice = (group: Group) => mind.voices(group.question?.key ?? "");
  const questionOf = (group: Group): Reply | undefined =>
    group.question &&
    composeGroupQuestion(
      mind.library,
      group.question,
      group.arrangement?.zone ?? "UTC",
      voice(group),
    );

  return {
    async ask(outlet, id, due, key) {
      const event = { group: id, due, at: Date.now(), key };
      const before = await groups.group(id);
      const asked = askGroup(mind.library, before, event);
      const isNew = asked.question?.key === key && before.question?.key !== key;
      const reply = isNew ? questionOf(asked) : undefined;
      const delivered = reply && (await outlet.deliver({ conversation: id, reply, key }));
      if (delivered?.kind === "later") return delivered;
      if (delivered?.kind === "closed") {
        await groups.update(id, (it) => ({ group: turnedOff(it), result: undefined }));
        await index.remove([spellSubscriber({ kind: "group", group: id })]);
        return delivered;
      }

      const message = delivered?.message;
      const kept = await groups.update(id, (it) => {
        const after = askGroup(mind.library, it, event);
        const isAsked = message !== undefined && after !== it && after.question?.key === key;
        const group =
          isAsked && after.question
            ? { ...after, question: { ...after.question, message } }
            : after;
        return { group, result: group };
      });
      const entry = kept.question?.key === key ? revealEntry(id, kept, spread) : undefined;
      if (entry) await index.put(entry);
      return delivered;
    },

    async reveal(outlet, id, key) {
      const group = await groups.group(id);
      const { question } = group;
      if (!question || question.isRevealed) return undefined;
      const reply = composeGroupAnswer(mind.library, question, voice(group));
      const delivered = reply && (await outlet.deliver({ conversation: id, reply, key }));
      if (delivered?.kind === "later") return delivered;
      await groups.update(id, (it) => ({
        group:
          it.question?.key === question.key
            ? { ...it, question: { ...it.question, isRevealed: true } }
            : it,
        result: undefined,
      }));
      return delivered;
    },

    async showCount(outlet, id, key) {
      const group = await groups.group(id);
      const message = group.question?.isRevealed === false ? group.question.message : undefined;
      const reply = questionOf(group);
      if (message === undefined || !reply) return undefined;
      return outlet.deliver({ conversation: id, reply, key, message });
    },
  };
}

const turnedOff = (group: Group): Group =>
  group.arrangement ? { ...group, arrangement: { ...group.arrangement, isOn: false } } : group;
