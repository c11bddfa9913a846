import type { Redis } from "ioredis";

/**
 * Lets a client send together what is asked of it within one turn of the event loop.
 *
 * Many learners at once then cost a few writes instead of one for each command. Unlike ioredis' own pipelining nothing
 * waits for what was sent before it to be answered.
 */
export function sendTogether(client: Redis): void {
  const send = client.sendCommand.bind(client);
  client.sendCommand = (command, stream) => {
    const socket = client.stream;
    if (socket?.writableCorked === 0) {
      socket.cork();
      setImmediate(() => socket.uncork());
    }
    return send(command, stream);
  };
}
