/** Looks now and after every change, for so many ms. @throws what `late` makes when it was in vain */
export function asSoonAs<Found>(look: () => Found | undefined, onChange: (listener: () => void) => () => void, timeout: number, late: () => Error): Promise<Found> {
  return new Promise((resolve, reject) => {
    const check = (): boolean => {
      const found = look();
      if (found === undefined) return false;
      clearTimeout(timer);
      stop();
      resolve(found);
      return true;
    };
    const stop = onChange(check);
    const timer = setTimeout(() => {
      stop();
      reject(late());
    }, timeout);
    check();
  });
}
