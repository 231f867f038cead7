/** 卷 A, B, … Z of papers that are equally hard, from 0; then by number. */
export const formName = (form: number): string => (form < 26 ? String.fromCharCode('A'.charCodeAt(0) + form) : String(form + 1));

/** ABC: all of so many. */
export const formNames = (forms: number): string => Array.from({ length: forms }, (_, form) => formName(form)).join('');
