import type { Authorize } from "@slack/bolt";
import type { WebClient } from "@slack/web-api";
import type { WorkspaceId } from "./ids.ts";

/** The workspaces that the mentor is in, and its tokens there. */
export interface Workspaces {
  /** Gives Bolt the token for an event. */
  readonly authorize: Authorize<boolean>;
  /**
   * A client for speaking first in a workspace, with a token that is good now.
   *
   * @throws {NotInstalled} Where the mentor isn't there any more.
   */
  clientFor(workspace: WorkspaceId): Promise<WebClient>;
}

/** The mentor isn't in a workspace, or not any more. */
export class NotInstalled extends Error {
  constructor() {
    super("Mentor isn't installed in that workspace any more");
    this.name = "NotInstalled";
  }
}
