/** What Discord answers instead of doing what it was asked. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: number;
  readonly errors: object | undefined;

  constructor(status: number, code: number, message: string, errors?: object) {
    super(message);
    this.status = status;
    this.code = code;
    this.errors = errors;
  }
}

/** Discord's refusals by name: https://docs.discord.com/developers/topics/opcodes-and-status-codes */
const REFUSALS = {
  unauthorized: [401, 0, "401: Unauthorized"],
  unknownRoute: [404, 0, "404: Not Found"],
  unknownChannel: [404, 10003, "Unknown Channel"],
  unknownGuild: [404, 10004, "Unknown Guild"],
  unknownMessage: [404, 10008, "Unknown Message"],
  unknownUser: [404, 10013, "Unknown User"],
  unknownWebhook: [404, 10015, "Unknown Webhook"],
  unknownInteraction: [404, 10062, "Unknown interaction"],
  tooManyOldEdits: [429, 30046, "Maximum number of edits to messages older than 1 hour reached."],
  tooFastToOpen: [400, 40003, "You are opening direct messages too fast"],
  tooLarge: [413, 40005, "Request entity too large"],
  alreadyAcknowledged: [400, 40060, "Interaction has already been acknowledged."],
  tooManyFollowUps: [400, 40094, "This interaction has reached its number of follow-up messages"],
  missingAccess: [403, 50001, "Missing Access"],
  notOurMessage: [403, 50005, "Cannot edit a message authored by another user"],
  emptyMessage: [400, 50006, "Cannot send an empty message"],
  closedToUs: [403, 50007, "Cannot send messages to this user"],
  missingPermissions: [403, 50013, "Missing Permissions"],
  expiredToken: [401, 50027, "Invalid Webhook Token"],
  noMutualGuild: [403, 50278, "Cannot send messages to this user due to having no mutual guilds"],
} as const satisfies Record<string, readonly [number, number, string]>;

/** The name of a refusal. */
export type RefusalName = keyof typeof REFUSALS;

/** Refuses in Discord's words. */
export function refuse(name: RefusalName): Refusal {
  const [status, code, message] = REFUSALS[name];
  return new Refusal(status, code, message);
}
