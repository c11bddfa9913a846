import type { Delivered, Outlet } from "../../src/checkins/outlet.ts";
import { platformOf } from "../../src/checkins/subscribers.ts";
import type { Mentor } from "../../src/mentor.ts";
import type { Reply } from "../../src/reply/reply.ts";
import type { Incoming } from "../../src/understand/incoming.ts";
import type { Log } from "../log.ts";
import type { Meter } from "../meter.ts";
import { inRequest } from "../request.ts";

/**
 * The same mentor, whose turns are counted, timed and, at level debug, logged.
 *
 * What is told of a turn is where, what kind and how long: neither who nor what was said.
 */
export function measured(mentor: Mentor, meter: Meter, log: Log): Mentor {
  const watched = async <T>(incoming: Incoming, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      meter.failed(incoming.said.kind === "due" ? "delivery" : "turn");
      throw error;
    }
  };
  const took = (incoming: Incoming, reply: Reply, began: number) => {
    const platform = platformIn(incoming);
    const ms = performance.now() - began;
    meter.turn(platform, reply.move, ms);
    log.debug({ platform, move: reply.move, concepts: reply.concepts, ms }, "a turn was taken");
  };

  return {
    ...mentor,

    hear: (incoming) =>
      inRequest(() =>
        watched(incoming, async () => {
          const began = performance.now();
          const reply = await mentor.hear(incoming);
          if (reply) took(incoming, reply, began);
          return reply;
        }),
      ),

    speak: (incoming, say) =>
      inRequest(() =>
        watched(incoming, async () => {
          const began = performance.now();
          const delivered = await mentor.speak(incoming, (reply) => {
            took(incoming, reply, began);
            return say(reply);
          });
          tellOf(delivered, incoming, meter);
          return delivered;
        }),
      ),
  };
}

function tellOf(delivered: Delivered | undefined, incoming: Incoming, meter: Meter): void {
  const platform = platformIn(incoming);
  if (delivered === undefined) meter.skipped(platform);
  else if (delivered.kind === "sent" && incoming.said.kind === "due")
    meter.arrived(platform, Date.now() - incoming.said.due);
}

/** The same outlet, whose sends are counted by what became of them. */
export const measuredOutlet = (outlet: Outlet, meter: Meter): Outlet => ({
  ...outlet,
  async deliver(delivery) {
    try {
      const delivered = await outlet.deliver(delivery);
      meter.sent(outlet.platform, delivered.kind);
      return delivered;
    } catch (error) {
      meter.sent(outlet.platform, "failed");
      throw error;
    }
  },
});

const platformIn = ({ learner }: Incoming): string => platformOf(learner) ?? "unknown";
