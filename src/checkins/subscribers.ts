import { createHash } from "node:crypto";
import { type ConversationId, conversationId, type LearnerId, learnerId } from "../ids.ts";

/** Whom something comes to: a learner's check-in; a group's question of the day, its answer, how many answered by now. */
export type Subscriber =
  | { readonly kind: "learner"; readonly learner: LearnerId }
  | { readonly kind: "group" | "reveal" | "count"; readonly group: ConversationId };

/** A subscriber as it stands in the schedule. */
export type SubscriberKey = string & { readonly brand: "SubscriberKey" };

/** Spells a subscriber: "l:discord:123". */
export function spellSubscriber(subscriber: Subscriber): SubscriberKey {
  switch (subscriber.kind) {
    case "learner":
      return `l:${subscriber.learner}` as SubscriberKey;
    case "group":
      return `g:${subscriber.group}` as SubscriberKey;
    case "reveal":
      return `r:${subscriber.group}` as SubscriberKey;
    case "count":
      return `c:${subscriber.group}` as SubscriberKey;
    default:
      return subscriber satisfies never;
  }
}

/** Reads a subscriber back; undefined where it is none, or of a later release. */
export function readSubscriber(key: string): Subscriber | undefined {
  const id = key.slice(2);
  switch (key.slice(0, 2)) {
    case "l:":
      return { kind: "learner", learner: learnerId(id) };
    case "g:":
      return { kind: "group", group: conversationId(id) };
    case "r:":
      return { kind: "reveal", group: conversationId(id) };
    case "c:":
      return { kind: "count", group: conversationId(id) };
    default:
      return undefined;
  }
}

/** The platform that an id begins with: "discord" in "discord:123"; undefined where it begins with none. */
export const platformOf = (id: LearnerId | ConversationId): string | undefined =>
  /^([a-z]+):/.exec(id)?.[1];

/** The id that a subscriber has on their platform. */
export const idOf = (subscriber: Subscriber): LearnerId | ConversationId =>
  subscriber.kind === "learner" ? subscriber.learner : subscriber.group;

/** The platform on which a subscriber is. */
export const platformOfSubscriber = (subscriber: Subscriber): string | undefined =>
  platformOf(idOf(subscriber));

/**
 * What stands for a subscriber where their id has no business: 16 letters, always the same ones.
 *
 * Job ids stay in a queue's history for a while, and somebody who wants to be forgotten should not be named there.
 */
export const pseudonym = (key: SubscriberKey): string =>
  createHash("sha256").update(key).digest("base64url").slice(0, 16);

/** A stable number for a subscriber, from 0 up to, not including, `below`: whose turn it is within a crowd. */
export const placeOf = (key: SubscriberKey, below: number): number =>
  below > 0 ? createHash("sha256").update(key).digest().readUInt32BE(0) % below : 0;
