// The house: six folders, arrows go down only (see README, "How it is built").
const mayNotImport = (from, to) => ({
  name: `${from}-must-not-import-${to.join('-or-')}`,
  severity: 'error',
  from: { path: `^${from}/` },
  to: { path: `^(${to.join('|')})/` },
});

const PAGE = '^bot/channels/web/page/';
/** Pure files that the page shares with the server. */
const IN_A_BROWSER_TOO = [
  'bot/browse/law-path', 'bot/browse/tidy-changes', 'bot/browse/word-runs', 'bot/consult/too-long', 'bot/understand/calendar',
  'bot/exam/paper/shown-answer', 'bot/exam/report/outcome', 'bot/exam/sitting/sitting', 'bot/exam/sitting/view', 'bot/exam/staff/staff',
  'knowledge/numerals', 'knowledge/citation/article-label', 'knowledge/bank/item', 'knowledge/bank/option-letter',
];

module.exports = {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'not-to-dev-dependency',
      severity: 'error',
      from: { path: '^(bot|ingest|knowledge|prompts|eval)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    mayNotImport('knowledge', ['bot', 'ingest', 'prompts', 'eval', 'test']),
    mayNotImport('prompts', ['bot', 'ingest', 'knowledge', 'eval', 'test']),
    mayNotImport('ingest', ['bot', 'prompts', 'eval', 'test']),
    mayNotImport('bot', ['ingest', 'eval', 'test']),
    mayNotImport('eval', ['test']),
    {
      name: 'cores-know-no-channel',
      comment: 'Channels translate; what they translate for knows none of them.',
      severity: 'error',
      from: { path: '^bot/(browse|consult|delivery|dialogue|exam|guidance|model|practice|presentation|privacy|review|state|understand)/' },
      to: { path: '^bot/(channels|commands)/' },
    },
    {
      name: 'channels-know-no-other-channel',
      severity: 'error',
      from: { path: '^bot/channels/([^/]+)/' },
      to: { path: '^bot/channels/', pathNot: '^bot/channels/$1/' },
    },
    {
      name: 'page-takes-types-only',
      comment: 'What runs in a browser needs nothing of Node; from the rest of the house come types, and these few pure files.',
      severity: 'error',
      from: { path: PAGE, pathNot: `${PAGE}vite\\.config\\.ts$` },
      to: { path: '^(bot|knowledge)/|^node:', pathNot: [PAGE, ...IN_A_BROWSER_TOO.map((file) => `^${file}\\.ts$`)], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'page-takes-nothing-of-node',
      severity: 'error',
      from: { path: PAGE },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'in-a-browser-too',
      severity: 'error',
      from: { path: `^(${IN_A_BROWSER_TOO.join('|')})\\.ts$` },
      to: { pathNot: [`^(${IN_A_BROWSER_TOO.join('|')})\\.ts$`, 'node_modules'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^bot/channels/web/dist' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
