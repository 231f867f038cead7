/** What opens a sentence that rests on a citation. */
export const ON_THE_BASIS = /(?:根据|依据|依照|按照|遵照|参照|基于|[依按])(?:了|我国|中国|现行|最新|新的?|修[订改正]后的)*$/;
/** Verbs with which a law says something. */
export const SAYS = '(?:规定|明确|指出|载明|写明|要求|强调|表明|界定|列明|写道|提到)';
