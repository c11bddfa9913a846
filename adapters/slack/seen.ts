import type { WorkspaceId } from "./ids.ts";

/** Where something happened on Slack. */
export interface Spot {
  readonly workspace: WorkspaceId;
  readonly channel: string;
  /** Direct messages; somebody else's too, where a command is used in them. */
  readonly isDirect: boolean;
  /** The `ts` of the message that its thread hangs from; undefined where there is none, or the mentor began it. */
  readonly thread?: string;
  /** Where an answer hangs from, whoever began it. */
  readonly root?: string;
}

/** A message that somebody wrote to the mentor. */
export interface MessageSeen {
  /** The same however often Slack delivers it. */
  readonly id: string;
  readonly at: number;
  readonly by: string;
  readonly spot: Spot;
  /** As Slack hands it over. */
  readonly text: string;
}

/** What everything says that somebody does with the mentor's controls. */
export interface Request {
  /** The same however often Slack delivers it. */
  readonly id: string;
  readonly at: number;
  readonly by: string;
  readonly spot: Spot;
  /** Opens a modal, for three seconds. */
  readonly trigger: string;
  /** Where an answer can be sent that only the one who asks sees, for half an hour. */
  readonly responseUrl?: string;
}

/** The message under which a control was used. */
export interface Under {
  readonly ts: string;
  /** Only the one who uses it sees it. */
  readonly isPrivate: boolean;
  /** Its words; Slack keeps those of what only one sees to itself. */
  readonly text: string;
}

/** Something asked of the mentor through Slack's own controls. */
export type RequestSeen = Request &
  (
    | { readonly kind: "command"; readonly command: string; readonly text: string }
    /** A shortcut on a message. */
    | { readonly kind: "message"; readonly shortcut: string; readonly text: string }
    /** A shortcut from anywhere. */
    | { readonly kind: "shortcut"; readonly shortcut: string }
    | {
        readonly kind: "control";
        readonly actionId: string;
        /** What was chosen from a list. */
        readonly chosen?: string;
        readonly under: Under;
      }
    | {
        readonly kind: "modal";
        readonly callbackId: string;
        readonly said: string;
        readonly under?: Under;
      }
  );
