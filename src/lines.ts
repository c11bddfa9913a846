/** A line of bytes without its end, or undefined in place of one that was too long to be kept. */
export type Line = Buffer | undefined;

const LINE_FEED = 10;

/**
 * Reads a stream of bytes line by line, however it comes in pieces.
 *
 * A line ends at a line feed only: JSON may hold every other character that editors take for a line's end.
 *
 * @param most A line of more bytes is let go of while it is read, so that none can fill the memory.
 */
export async function* linesOf(
  input: AsyncIterable<Uint8Array>,
  most: number,
): AsyncGenerator<Line, void> {
  let pieces: Uint8Array[] = [];
  let length = 0;
  const add = (piece: Uint8Array) => {
    length += piece.length;
    if (length <= most) pieces.push(piece);
    else pieces = [];
  };
  const take = (): Line => {
    const line = length <= most ? Buffer.concat(pieces) : undefined;
    pieces = [];
    length = 0;
    return line;
  };

  for await (const chunk of input) {
    let from = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, from)) {
      add(chunk.subarray(from, end));
      yield take();
      from = end + 1;
    }
    if (from < chunk.length) add(chunk.subarray(from));
  }
  if (length > 0) yield take();
}
