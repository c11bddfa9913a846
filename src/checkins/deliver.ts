import { conversationId } from "../ids.ts";
import type { Mentor } from "../mentor.ts";
import type { Outcome, Runner } from "./errands.ts";
import type { GroupErrands } from "./group-errands.ts";
import type { Delivered, Outlet } from "./outlet.ts";
import { readSubscriber } from "./subscribers.ts";

/** So many deliveries of a platform are under way at once in a process. */
const AT_ONCE = 50;

/** Makes what runs a platform's errands: a learner's check-in is an event, and its reply goes out on the platform. */
export function createRunner(mentor: Mentor, groups: GroupErrands, outlet: Outlet): Runner {
  return {
    platform: outlet.platform,
    atOnce: AT_ONCE,
    ...(outlet.pace ? { pace: outlet.pace } : {}),

    async run({ subscriber, conversation: where, due }, id) {
      const who = readSubscriber(subscriber);
      const conversation = conversationId(where);
      switch (who?.kind) {
        case "learner": {
          const { learner } = who;
          const incoming = {
            learner,
            conversation,
            at: Date.now(),
            said: { kind: "due", due },
          } as const;
          const delivered = await mentor.speak(incoming, (reply) =>
            outlet.deliver({ learner, conversation, reply, key: id }),
          );
          return outcomeOf(delivered);
        }
        case "group":
          return outcomeOf(await groups.ask(outlet, who.group, due, id));
        case "reveal":
          return outcomeOf(await groups.reveal(outlet, who.group, id));
        case "count":
          return outcomeOf(await groups.showCount(outlet, who.group, id));
        case undefined:
          return { kind: "closed", why: "nobody here knows whom this is for" };
        default:
          return who satisfies never;
      }
    },
  };
}

function outcomeOf(delivered: Delivered | undefined): Outcome {
  switch (delivered?.kind) {
    case undefined:
    case "sent":
      return { kind: "done" };
    case "later":
      return {
        kind: "later",
        afterMs: delivered.afterMs,
        everywhere: delivered.everywhere ?? false,
      };
    case "closed":
      return delivered;
    default:
      return delivered satisfies never;
  }
}
