/** A stream of bytes that waits for its reader up to a bound. */
export interface BoundedStream {
  readonly readable: ReadableStream<Uint8Array>;
  /** What nobody fetches in time ends the stream; after its end nothing is sent. */
  send(text: string): void;
  /** Resolves when the reader has made room, or the stream is over. */
  room(): Promise<void>;
  readonly isOpen: boolean;
  close(): void;
}

export interface BoundedStreamOptions {
  /** Bytes that may wait, and one more text. */
  readonly mostBytes: number;
  /** The stream is over, whoever ended it. */
  readonly onEnd: () => void;
  /** The reader has fallen behind: it is to be cut off. */
  readonly onOverflow: () => void;
}

export function createBoundedStream({ mostBytes, onEnd, onOverflow }: BoundedStreamOptions): BoundedStream {
  let controller!: ReadableStreamDefaultController<Uint8Array>;
  let isOpen = true;
  let wake = (): void => {};
  const end = (): void => {
    if (!isOpen) return;
    isOpen = false;
    wake();
    onEnd();
  };
  const close = (): void => {
    if (isOpen) controller.close();
    end();
  };
  const readable = new ReadableStream<Uint8Array>({
    start: (own) => void (controller = own),
    pull: () => wake(),
    cancel: end,
  }, { highWaterMark: mostBytes, size: (chunk) => chunk!.byteLength });
  return {
    readable,
    send(text) {
      if (!isOpen) return;
      if (controller.desiredSize! > 0) return controller.enqueue(Buffer.from(text));
      close();
      onOverflow();
    },
    async room() {
      if (isOpen && controller.desiredSize! <= 0) await new Promise<void>((resolve) => (wake = resolve));
    },
    get isOpen() {
      return isOpen;
    },
    close,
  };
}
