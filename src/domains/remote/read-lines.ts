import type { Readable } from 'node:stream';

/** Hands over each line of a stream as text; `onLong` is called once for a line that does not end in time. */
export function readLines({
  stream,
  longest,
  onLine,
  onLong,
}: {
  readonly stream: Readable;
  /** Characters. */
  readonly longest: number;
  readonly onLine: (line: string) => void;
  readonly onLong: () => void;
}): void {
  let parts: string[] = [];
  let length = 0;
  stream.setEncoding('utf8');
  stream.on('data', (text: string) => {
    const [first = '', ...others] = text.split('\n');
    parts.push(first);
    length += first.length;
    for (const other of others) {
      onLine(parts.join(''));
      parts = [other];
      length = other.length;
    }
    if (length > longest) {
      parts = [];
      length = 0;
      stream.destroy();
      onLong();
    }
  });
}
