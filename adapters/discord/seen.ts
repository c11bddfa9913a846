import type { Permissions } from "discord-api-types/v10";

/** Where something happened on Discord. */
export interface Spot {
  readonly channel: string;
  /** Direct messages with the mentor, a server's channel, or a place where the mentor is no member. */
  readonly kind: "direct" | "server" | "elsewhere";
  readonly guild?: string;
  readonly isThread: boolean;
  /** A thread that the mentor started. */
  readonly isOwnThread: boolean;
}

/** A message that somebody wrote. */
export interface MessageSeen {
  readonly id: string;
  readonly at: number;
  readonly by: string;
  readonly spot: Spot;
  /** Empty where Discord doesn't hand it over. */
  readonly text: string;
  /** Written by a person, and not a notice of Discord's own. */
  readonly isByPerson: boolean;
  /** It mentions the mentor, in its text or by replying to it. */
  readonly isForMentor: boolean;
  /** Something besides text came along. */
  readonly hasMore: boolean;
}

/** What an interaction's answer is sent with. */
export interface Ticket {
  readonly id: string;
  readonly token: string;
}

/** What every interaction says. */
export interface Request {
  readonly ticket: Ticket;
  readonly at: number;
  readonly by: string;
  readonly spot: Spot;
  /** The language of the one who asks. */
  readonly locale: string;
  /** What the one who asks may do on the server; undefined outside of servers. */
  readonly may: Permissions | undefined;
  /** The roles that they have there. */
  readonly roles: readonly string[];
  /** What the mentor may do there. */
  readonly mentorMay: Permissions;
}

/** What is filled into a command's options. */
export type Options = Readonly<Record<string, string | number | boolean>>;

/** Something asked of the mentor through Discord's own controls. */
export type RequestSeen = Request &
  (
    | { readonly kind: "command"; readonly command: string; readonly options: Options }
    /** A command on a message. */
    | { readonly kind: "message"; readonly command: string; readonly text: string }
    | {
        readonly kind: "control";
        readonly customId: string;
        readonly values: readonly string[];
        /** The message that holds it. */
        readonly under: Under;
      }
    | {
        readonly kind: "modal";
        readonly customId: string;
        readonly fields: readonly string[];
        readonly under?: Under;
      }
    | {
        readonly kind: "typing";
        readonly command: string;
        readonly option: string;
        readonly typed: string;
      }
  );

/** The message under which a control was used. */
export interface Under {
  readonly message: string;
  /** Only the one who uses it sees it. */
  readonly isPrivate: boolean;
  readonly text: string;
}
