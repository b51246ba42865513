/** Who may import whom. `test/architecture.spec.ts` runs these rules in `npm test`, and shows that each can fail. */
const contexts = 'partners|catalog|sales|subscriptions|billing|consumption|audit';
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
const specs = '\\.spec\\.ts$|/testing/';

module.exports = {
  forbidden: [
    rule('domain-imports-domain-only', 'The business knows nothing of how it is run.', { path: '^domain/', pathNot: specs }, { pathNot: '^domain/' }),
    rule('domain-own-context-only', 'Contexts meet through events and ids.', { path: `^domain/(${contexts})/`, pathNot: specs }, { path: `^domain/(${contexts})/`, pathNot: '^domain/$1/' }),
    rule('projections-import-event-types-only', 'A read model is a fold over events.', { path: '^projections/', pathNot: specs }, { pathNot: '^(projections|domain)/' }),
    rule('projections-no-domain-values', 'Of the domain, projections take types alone.', { path: '^projections/', pathNot: specs }, { path: '^domain/', dependencyTypesNot: ['type-only'] }),
    rule('application-knows-ports', 'The application names no engine.', { path: '^application/', pathNot: specs }, { path: '^(infrastructure|interfaces|ui|test|bench)/' }),
    rule('application-packages', 'Decorators, validation and small pure libraries only.', { path: '^application/', pathNot: specs }, { path: 'node_modules', pathNot: 'node_modules/(inversify|@inversifyjs|class-validator|class-transformer|reflect-metadata|uuid|lru-cache)/' }),
    rule('interfaces-know-application', 'HTTP speaks to use cases and to the registry of read models.', { path: '^interfaces/', pathNot: specs }, { path: '^(infrastructure|ui|test|bench)/' }),
    rule('interfaces-no-domain-contexts', 'HTTP does not reach into the business.', { path: '^interfaces/', pathNot: specs }, { path: `^domain/(${contexts})/` }),
    rule('infrastructure-not-to-ui', 'Nothing imports the pages.', { path: '^infrastructure/' }, { path: '^ui/' }),
    rule('ui-knows-http-only', 'Pages talk HTTP.', { path: '^ui/' }, { path: '^(domain|application|projections|infrastructure|interfaces|test|bench)/' }),
    rule('no-cycles', 'Readable in one direction.', { pathNot: specs }, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }),
    rule('tests-stay-outside', 'Shipped code does not import tests.', { path: '^(domain|application|projections|infrastructure|interfaces)/', pathNot: specs }, { path: '^(test|bench)/|/testing/|\\.spec\\.ts$' }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|data)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
