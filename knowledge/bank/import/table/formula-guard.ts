/** Excel runs what begins with these when it opens a .csv (OWASP: CSV injection). */
const FORMULA = /^'*[=+\-@]/;

/** An apostrophe before what a spreadsheet would run as a formula. */
export const guardCell = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** Takes away what {@link guardCell} put there. */
export const unguardCell = (text: string): string => (/^'+[=+\-@]/.test(text) ? text.slice(1) : text);
