import { Presets, SingleBar } from 'cli-progress';

export interface Progress {
  /** One file more is done. */
  step(): void;
  /** A line of its own. */
  say(text: string): void;
  end(): void;
}

export const SILENT: Progress = { step: () => {}, say: () => {}, end: () => {} };

/** A bar with count, rate and remaining time on a terminal; elsewhere a plain line every few seconds. */
export function createProgress(total: number, stream: NodeJS.WriteStream): Progress {
  return stream.isTTY ? bar(total, stream) : lines(total, stream);
}

function bar(total: number, stream: NodeJS.WriteStream): Progress {
  const started = performance.now();
  let done = 0;
  const single = new SingleBar({
    stream,
    format: '{bar} {value}/{total} 个文件 · {rate} 个/秒 · 还需 {eta_formatted}',
    hideCursor: true,
    etaBuffer: 100,
  }, Presets.shades_classic);
  single.start(total, 0, { rate: '-' });
  return {
    step: () => {
      done += 1;
      single.update(done, { rate: rate(done, started) });
    },
    say: (text) => void stream.write(`${text}\n`),
    end: () => single.stop(),
  };
}

const LINE_EVERY_MS = 5000;

function lines(total: number, stream: NodeJS.WriteStream): Progress {
  const started = performance.now();
  let done = 0;
  let last = started;
  const line = (): void => {
    const remaining = Math.round(((performance.now() - started) / Math.max(1, done)) * (total - done) / 1000);
    stream.write(`已读 ${done}/${total} 个文件，每秒 ${rate(done, started)} 个，还需约 ${remaining} 秒\n`);
  };
  return {
    step: () => {
      done += 1;
      if (performance.now() - last < LINE_EVERY_MS) return;
      last = performance.now();
      line();
    },
    say: (text) => void stream.write(`${text}\n`),
    end: line,
  };
}

function rate(done: number, started: number): string {
  return (done / Math.max(0.001, (performance.now() - started) / 1000)).toFixed(0);
}
