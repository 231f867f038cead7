/** What was typed before the page was there, and where. */
export interface Typed {
  readonly text: string;
  readonly hasFocus: boolean;
  readonly selection: readonly [number, number];
}

const NOTHING: Typed = { text: '', hasFocus: false, selection: [0, 0] };

/** Who types is not interrupted for longer than this. */
const QUIET_MS = 300;

/**
 * Takes what was typed into the box of the page's shell, at a moment when the box can go: not in the middle of a word
 * that an input method is putting together.
 */
export async function takeOver(box: HTMLTextAreaElement | null): Promise<Typed> {
  if (!box) return NOTHING;
  if (document.activeElement === box) await pauseIn(box);
  return { text: box.value, hasFocus: document.activeElement === box, selection: [box.selectionStart, box.selectionEnd] };
}

function pauseIn(box: HTMLTextAreaElement): Promise<void> {
  return new Promise((resolve) => {
    let isComposing = false;
    const wait = (): ReturnType<typeof setTimeout> => setTimeout(() => (isComposing ? (timer = wait()) : resolve()), QUIET_MS);
    let timer = wait();
    const typing = (): void => {
      clearTimeout(timer);
      timer = wait();
    };
    for (const name of ['compositionstart', 'compositionupdate']) box.addEventListener(name, () => (isComposing = true));
    box.addEventListener('compositionend', () => (isComposing = false));
    for (const name of ['input', 'keydown', 'compositionend']) box.addEventListener(name, typing);
  });
}
