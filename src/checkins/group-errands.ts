import { composeGroupAnswer, composeGroupQuestion } from "../dialogue/compose/group.ts";
import { askGroup, questionSaid, withoutUnsaid } from "../dialogue/group.ts";
import type { Mind } from "../dialogue/mind.ts";
import type { ConversationId } from "../ids.ts";
import type { Group } from "../memory/group.ts";
import type { Reply } from "../reply/reply.ts";
import { isLate } from "../schedule/times.ts";
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
 * A question is kept before it is said, so that whoever answers it at once is heard, and once more when it was: until
 * then it is said again, in the same words and under the same key.
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

  const keep = (id: ConversationId, change: (it: Group) => Group) =>
    groups.update(id, (it) => {
      const group = change(it);
      return { group, result: group };
    });

  return {
    async ask(outlet, id, due, key) {
      const event = { group: id, due, at: Date.now(), key };
      const asked = await keep(id, (it) =>
        askGroup(mind.library, isLate(due, event.at) ? withoutUnsaid(it, key) : it, event),
      );
      const isOn = asked.arrangement?.isOn === true;
      const isToSay = isOn && asked.question?.key === key && !asked.question.isSaid;
      const reply = isToSay ? questionOf(asked) : undefined;
      const delivered = reply && (await outlet.deliver({ conversation: id, reply, key }));
      if (delivered?.kind === "later") return delivered;
      if (delivered?.kind === "closed") {
        await keep(id, (it) => turnedOff(withoutUnsaid(it, key)));
        await index.remove([spellSubscriber({ kind: "group", group: id })]);
        return delivered;
      }

      const message = delivered?.message;
      const kept = delivered ? await keep(id, (it) => questionSaid(it, key, message)) : asked;
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
      await keep(id, (it) =>
        it.question?.key === question.key
          ? { ...it, question: { ...it.question, isRevealed: true } }
          : it,
      );
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
