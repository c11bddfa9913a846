import { composeArrangement, composeVote } from "../dialogue/compose/group.ts";
import { voteIn } from "../dialogue/group.ts";
import { learnFromVote } from "../dialogue/group-learning.ts";
import { arrange, groupDue } from "../dialogue/group-settings.ts";
import type { Mind } from "../dialogue/mind.ts";
import type { ConversationId, LearnerId } from "../ids.ts";
import type { Arrangement, Group } from "../memory/group.ts";
import type { Reply } from "../reply/reply.ts";
import type { GroupStore } from "../storage/groups.ts";
import type { Store } from "../storage/store.ts";
import type { GroupSettings } from "../understand/checkin-group.ts";
import type { CheckInMeaning } from "../understand/checkin-meaning.ts";
import type { Incoming } from "../understand/incoming.ts";
import type { Spread } from "./agenda.ts";
import type { DueIndex, Entry } from "./due-index.ts";
import { spellCourse } from "./plans.ts";
import { placeOf, platformOf, pseudonym, spellSubscriber } from "./subscribers.ts";

/** What groups work with. */
export interface GroupParts {
  readonly mind: Mind;
  readonly store: Pick<Store, "update" | "learner">;
  readonly groups: GroupStore;
  readonly index: DueIndex;
  readonly spread: Spread;
  /** Lets the number of answers be shown, within some seconds. */
  showCount(group: ConversationId): Promise<void>;
}

/**
 * Check-ins of groups: one question a day for everybody in a channel, answered in private, its answer some hours later.
 *
 * Whether somebody may arrange one is for the platform to know; here everybody is believed.
 */
export interface Groups {
  /**
   * Turns a group's check-in on, or changes it; the reply is for the organiser.
   *
   * Where nobody named a time zone it is the organiser's own, as far as that is known.
   */
  arrange(
    group: ConversationId,
    settings: GroupSettings,
    organiser: { readonly by: LearnerId; readonly at: number },
  ): Promise<Reply>;
  /** Turns it off. */
  end(group: ConversationId, at: number): Promise<Reply>;
  /** How it is arranged, and when the next question comes. */
  show(group: ConversationId, at: number): Promise<Reply>;
  /** What is arranged, for showing it otherwise; undefined where nothing ever was. */
  arrangement(group: ConversationId): Promise<Arrangement | undefined>;
  /** Deletes everything about a group. */
  forget(group: ConversationId): Promise<void>;
  /** Deletes everything about many groups, when a platform says that they are gone. */
  forgetAll(areGone: (group: ConversationId) => boolean): Promise<void>;
  /** Takes a member's answer to a group's question; the reply is for them alone. */
  vote(incoming: Incoming, answer: Vote): Promise<Reply>;
}

type Vote = Extract<CheckInMeaning, { kind: "vote" }>;

/** Makes the check-ins of groups. */
export function createGroups({
  mind,
  store,
  groups,
  index,
  spread,
  showCount,
}: GroupParts): Groups {
  const told = (group: Group, at: number) =>
    composeArrangement(mind.library, group, at, mind.voices(`${at}`));
  const change = async (
    id: ConversationId,
    at: number,
    arranged: (before: Arrangement | undefined) => Arrangement | undefined,
  ): Promise<Reply> => {
    const group = await groups.update(id, (before) => {
      const arrangement = arranged(before.arrangement);
      const group = arrangement ? { ...before, arrangement } : before;
      return { group, result: group };
    });
    const entry = groupEntry(id, group, spread);
    if (entry) await index.put(entry);
    else await index.remove([spellSubscriber({ kind: "group", group: id })]);
    return told(group, at);
  };

  const forget = async (id: ConversationId) => {
    await index.remove([
      spellSubscriber({ kind: "group", group: id }),
      spellSubscriber({ kind: "reveal", group: id }),
    ]);
    await groups.forget(id);
  };

  return {
    async arrange(id, settings, { by, at }) {
      const { zone } = (await store.learner(by)).profile;
      return change(id, at, (before) => arrange(before, settings, { at, zone: zone ?? "UTC" }));
    },

    end: (id, at) => change(id, at, (before) => before && { ...before, isOn: false }),

    show: async (id, at) => told(await groups.group(id), at),

    arrangement: async (id) => (await groups.group(id)).arrangement,

    forget,

    async forgetAll(areGone) {
      for await (const id of groups.groups()) if (areGone(id)) await forget(id);
    },

    async vote({ learner, conversation, at }, { concept, item, option }) {
      const ref = { concept, item };
      const voter = pseudonym(spellSubscriber({ kind: "learner", learner }));
      const vote = await groups.update(conversation, (before) => {
        const { group, vote } = voteIn(before, ref, option, voter);
        return { group, result: vote };
      });
      await store.update({ learner, conversation }, at, (memory) => {
        const learnt = learnFromVote(mind.library, memory.learner, ref, option, at);
        return {
          memory: { ...memory, learner: learnt.learner },
          events: learnt.events,
          result: undefined,
        };
      });
      if (vote !== "late") await showCount(conversation);
      return composeVote(mind.library, ref, option, vote, mind.voices(`${learner} ${at}`));
    },
  };
}

/** A group as it stands in the schedule; undefined where it has no check-in, or nobody could speak there first. */
export function groupEntry(id: ConversationId, group: Group, spread: Spread): Entry | undefined {
  const over = spread.get(platformOf(id) ?? "");
  const standing = groupDue(group);
  if (!standing || over === undefined) return undefined;
  const subscriber = spellSubscriber({ kind: "group", group: id });
  return {
    subscriber,
    due: standing.due + placeOf(subscriber, over),
    plan: spellCourse({ plan: standing.plan, conversation: id }, id),
  };
}

/** A group's question as it stands in the schedule until its answer comes. */
export function revealEntry(
  id: ConversationId,
  { question }: Group,
  spread: Spread,
): Entry | undefined {
  if (!question?.isSaid || question.isRevealed || !spread.has(platformOf(id) ?? ""))
    return undefined;
  return {
    subscriber: spellSubscriber({ kind: "reveal", group: id }),
    due: question.reveals,
    plan: spellCourse({ conversation: id }, id),
  };
}
