// The house: six folders, arrows go down only (see README, "How it is built").
const mayNotImport = (from, to) => ({
  name: `${from}-must-not-import-${to.join('-or-')}`,
  severity: 'error',
  from: { path: `^${from}/` },
  to: { path: `^(${to.join('|')})/` },
});

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
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
