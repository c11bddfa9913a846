import { once } from "node:events";
import type { AddressInfo } from "node:net";
import {
  type App,
  HTTPReceiver,
  type Logger,
  type Receiver,
  SocketModeReceiver,
} from "@slack/bolt";
import type { WebClientOptions } from "@slack/web-api";
import type { InstallerOptions } from "./many-workspaces.ts";

/** How events arrive. */
export type Connection =
  /** Over a socket that the mentor opens: nothing has to be reached from outside. */
  | { readonly kind: "socket"; readonly appToken: string }
  /** By requests that Slack signs, and which also install the mentor where it is for many workspaces. */
  | {
      readonly kind: "http";
      readonly signingSecret: string;
      readonly port: number;
      readonly installer?: InstallerOptions;
    };

/** A connection, as the mentor uses it. */
export interface Intake {
  /** For Bolt. */
  readonly receiver: Receiver;
  /** Takes in events; throws where it can't. */
  open(): Promise<void>;
  /** Takes in no more. */
  close(): Promise<void>;
  /** Where requests arrive. */
  port(): number | undefined;
}

/** Makes what takes in events. */
export function createIntake(
  connection: Connection,
  clientOptions: WebClientOptions,
  logger: Logger,
): Intake {
  switch (connection.kind) {
    case "socket": {
      const { appToken } = connection;
      const socket = new SocketModeReceiver({
        appToken,
        logger,
        installerOptions: { clientOptions },
      });
      return {
        receiver: socket,
        async open() {
          await socket.start();
        },
        close: () => socket.client.disconnect(),
        port: () => undefined,
      };
    }
    case "http": {
      const { signingSecret, port, installer } = connection;
      const http = new HTTPReceiver({ signingSecret, logger, ...installer });
      let opened: AddressInfo | undefined;
      return {
        // Bolt would ask the installer for tokens; they are asked for elsewhere, where they are kept fresh.
        receiver: {
          init: (app: App) => http.init(app),
          start: () => http.start(port),
          stop: () => http.stop(),
        },
        async open() {
          const server = await http.start(port);
          if (!server.listening) await once(server, "listening");
          const address = server.address();
          opened = address instanceof Object ? address : undefined;
        },
        async close() {
          // Bolt won't be told to stop what it didn't start.
          if (opened === undefined) return;
          opened = undefined;
          await http.stop();
        },
        port: () => opened?.port,
      };
    }
    default:
      return connection satisfies never;
  }
}
