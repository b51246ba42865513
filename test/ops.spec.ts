import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { readConfig } from '../infrastructure/config.js';
import { createMetrics } from '../interfaces/http/metrics.js';

interface Service {
  readonly image?: string;
  readonly build?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: object;
  readonly volumes?: readonly string[];
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly annotations: { readonly summary: string; readonly runbook_url: string; readonly console_path?: string };
}

interface Recording {
  readonly record: string;
  readonly expr: string;
}

interface Panel {
  readonly title: string;
  readonly datasource: { readonly uid: string };
  readonly targets: readonly { readonly expr: string }[];
}

const text = (file: string): string => readFileSync(file, 'utf8');
const yaml = <Shape>(file: string): Shape => parse(text(file)) as Shape;

const compose = yaml<Compose>('compose.yaml');
const allRules = yaml<{ groups: readonly { rules: readonly (Rule | Recording)[] }[] }>('ops/alerts.yml').groups.flatMap((group) => group.rules);
const rules = allRules.filter((rule) => 'alert' in rule);
const recordings = allRules.filter((rule) => 'record' in rule);
const recorded = recordings.map(({ record }) => record);
const { panels } = JSON.parse(text('ops/grafana/dashboards/skyledger.json')) as { panels: readonly Panel[] };
const prometheus = yaml<{ rule_files: readonly string[]; scrape_configs: readonly { job_name: string; static_configs: readonly { targets: readonly string[] }[] }[] }>('ops/prometheus.yml');
const services = Object.entries(compose.services);

/** Metrics and recorded rules of this application with the labels that are asked for: `skyledger_x{a="1",b=~"2"}`. */
const usedIn = (expression: string): readonly { readonly name: string; readonly labels: readonly string[] }[] =>
  [...recorded.reduce((rest, rule) => rest.replaceAll(rule, ''), expression).matchAll(/\b(skyledger_\w+)(?:\{([^}]*)\})?/g)].map(([, name = '', labels = '']) => ({ name, labels: [...labels.matchAll(/(\w+)\s*(?:=~|!~|!=|=)\s*"/g)].map(([, label = '']) => label) }));

/** One of each, so that every label is there. */
const FIGURES = { overdue: new Map([['r', 1]]), delays: { counts: [1], sum: 1, count: 1 }, unpriced: { unlisted: 1 }, latePulls: 0, pulls: { usage: { waiting: 0, running: 0 } }, lastPull: null, lastImport: null, reportedUntil: null, outbox: 0, failedSteps: 0 };

describe('what watches the application', () => {
  const served = new Map<string, Set<string>>();
  const expressions = [...rules.map(({ alert, expr }) => [alert, expr] as const), ...recordings.map(({ record, expr }) => [record, expr] as const), ...panels.flatMap(({ title, targets }) => targets.map(({ expr }) => [title, expr] as const))];

  beforeAll(async () => {
    const status = { position: () => 3, lag: async () => ({ events: 0, seconds: 0 }), parked: async () => [], running: () => true, reached: async () => true };
    const metrics = createMetrics({ status, workflows: status, billing: { figures: async () => ({ lastSuccess: null, failures: 0 }) }, business: { figures: async () => FIGURES }, eventStore: { head: async () => 3 } });
    metrics.request({ method: 'GET', route: '/api/orders', status: '200' }, 0.1);
    metrics.command('place-order', 'accepted');
    const answer = await metrics.text();
    for (const [, name = '', type] of answer.matchAll(/^# TYPE (\w+) (\w+)$/gm)) {
      const own = [...answer.matchAll(new RegExp(`^${name}(?:_bucket)?\\{(.*)\\}`, 'gm'))].flatMap(([, labels = '']) => [...labels.matchAll(/(\w+)="/g)].map(([, label = '']) => label));
      for (const suffix of type === 'histogram' ? ['_bucket', '_sum', '_count'] : ['']) served.set(`${name}${suffix}`, new Set(own));
    }
  });

  it.each(expressions)('%s asks for metrics and labels that /metrics has', (_title, expression) => {
    for (const { name, labels } of usedIn(expression)) {
      expect([...served.keys()]).toContain(name);
      for (const label of labels) expect([name, ...(served.get(name) ?? [])]).toContain(label);
    }
    expect(/\bskyledger_|\bup\b/.test(expression) || recorded.some((rule) => expression.includes(rule))).toBe(true);
  });

  it('has an alert for each thing that can go wrong, with what to do about it', () => {
    const headings = [...text('ops/README.md').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading.toLowerCase().replace(/[^\w\s-]/g, '').replaceAll(' ', '-'));
    expect(rules.map(({ alert }) => alert)).toEqual(expect.arrayContaining(['SkyledgerCommandsFail', 'SkyledgerProjectionLag', 'SkyledgerEventsParked', 'SkyledgerWorkflowsStandStill', 'SkyledgerNotReady', 'SkyledgerBillingRunMissing', 'SkyledgerBillingRunFailures', 'SkyledgerBillingOverdue', 'SkyledgerBillingLate', 'SkyledgerUsageUnpriced', 'SkyledgerUsagePullLate', 'SkyledgerPullsWait', 'SkyledgerStepsFailed', 'SkyledgerOutboxFull']));
    for (const { annotations } of rules) {
      if (annotations.console_path) expect(annotations.console_path).toMatch(/^\/console\/#\/[a-z-]+/);
      const [file = '', anchor = ''] = annotations.runbook_url.split('#');
      expect(file).toBe('ops/README.md');
      expect(headings).toContain(anchor);
    }
  });

  it('scrapes services that there are, by the name of the job that the alerts ask for', () => {
    const targets = prometheus.scrape_configs.flatMap(({ static_configs }) => static_configs.flatMap((config) => config.targets));
    for (const target of targets) expect(Object.keys(compose.services)).toContain(target.split(':')[0]);
    const jobs = expressions.flatMap(([, expression]) => [...expression.matchAll(/job="(\w+)"/g)].map(([, job]) => job));
    for (const job of jobs) expect(prometheus.scrape_configs.map(({ job_name }) => job_name)).toContain(job);
    expect(targets).toContain(`app:${dockerfile('ENV').match(/PORT=(\d+)/)?.[1]}`);
  });

  it('shows the dashboard from the data source that is provisioned', () => {
    const { datasources } = yaml<{ datasources: readonly { uid: string; url: string }[] }>('ops/grafana/provisioning/datasources/prometheus.yaml');
    for (const { datasource } of panels) expect(datasources.map(({ uid }) => uid)).toContain(datasource.uid);
    for (const { url } of datasources) expect(Object.keys(compose.services)).toContain(new URL(url).hostname);
  });
});

describe('the tests of the alerts', () => {
  const { rule_files: files, tests } = yaml<{ rule_files: readonly string[]; tests: readonly { name: string; alert_rule_test?: readonly { alertname: string; exp_alerts: readonly object[] }[] }[] }>('ops/alerts.test.yml');

  it('are of rules that there are, and see each alert about money once', () => {
    expect(files.map((file) => join('ops', file))).toEqual(['ops/alerts.yml']);
    const [asked, seen] = [tests.flatMap((test) => test.alert_rule_test ?? []), new Set<string>()];
    for (const { alertname, exp_alerts: expected } of asked) {
      expect(rules.map(({ alert }) => alert)).toContain(alertname);
      if (expected.length > 0) seen.add(alertname);
    }
    expect([...seen]).toEqual(expect.arrayContaining(rules.map(({ alert }) => alert).filter((alert) => /Billing|Usage/.test(alert))));
  });

  const promtool = spawnSync('promtool', ['--version']).status === 0;
  (promtool ? it : it.skip)(promtool ? 'pass in promtool' : 'NOT RUN: promtool is not installed (Debian: apt-get install prometheus)', () => {
    const { status, stdout, stderr } = spawnSync('promtool', ['test', 'rules', 'ops/alerts.test.yml'], { encoding: 'utf8' });
    expect([status, `${stdout}${stderr}`]).toEqual([0, expect.stringContaining('SUCCESS')]);
  });
});

describe('compose.yaml', () => {
  it.each(services)('%s: depends on what there is, and on health only where there is a check', (_name, { image, build, depends_on: needs = {} }) => {
    expect(Boolean(image) !== Boolean(build)).toBe(true);
    if (image) expect(image).toMatch(/^[\w./-]+:v?\d/);
    for (const [needed, { condition }] of Object.entries(needs)) {
      expect(Object.keys(compose.services)).toContain(needed);
      if (condition === 'service_healthy') expect(compose.services[needed]).toHaveProperty('healthcheck');
    }
  });

  it.each(services)('%s: mounts volumes that are declared and files that are there', (_name, { volumes = [] }) => {
    for (const [source = ''] of volumes.map((volume) => volume.split(':'))) {
      if (source.startsWith('.')) expect(existsSync(source)).toBe(true);
      else expect(Object.keys(compose.volumes)).toContain(source);
    }
  });

  it('gives Prometheus its rules, and Grafana the dashboard that it opens with', () => {
    const mounted = (service: string, path: string): string => {
      const [from = '', to = ''] = (compose.services[service]?.volumes ?? []).map((volume) => volume.split(':')).find(([, target = '']) => path.startsWith(target)) ?? [];
      return path.replace(to, from);
    };
    for (const file of prometheus.rule_files) expect(existsSync(mounted('prometheus', file))).toBe(true);
    const home = compose.services.grafana?.environment?.GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH ?? '';
    expect(existsSync(mounted('grafana', home))).toBe(true);
    const { providers } = yaml<{ providers: readonly { options: { path: string } }[] }>('ops/grafana/provisioning/dashboards/skyledger.yaml');
    for (const { options } of providers) expect(readdirSync(mounted('grafana', options.path))).toEqual(['skyledger.json']);
  });

  it('sets what the application reads, to servers that there are', () => {
    const { environment = {} } = compose.services.app ?? {};
    const { eventStoreUrl, mongoUrl } = readConfig(environment);
    for (const url of [eventStoreUrl, mongoUrl]) expect(Object.keys(compose.services)).toContain(new URL(url ?? '').hostname);
    for (const name of Object.keys(environment)) expect(text('infrastructure/config.ts')).toContain(name);
  });
});

/** The arguments of an instruction in the stage that runs, joined. */
const dockerfile = (instruction: string): string => {
  const last = text('Dockerfile').replace(/\\\n/g, ' ').split(/^FROM /m).at(-1) ?? '';
  return [...last.matchAll(new RegExp(`^${instruction} (.+)$`, 'gm'))].map(([, rest = '']) => rest).join('\n');
};

describe('the image', () => {
  it('is built in one stage and runs in another, without what building needs', () => {
    const stages = [...text('Dockerfile').matchAll(/^FROM (\S+)/gm)].map(([, image]) => image);
    expect(stages).toHaveLength(2);
    expect(dockerfile('RUN')).not.toMatch(/npm|apt/);
    expect(dockerfile('COPY').split('\n').every((copy) => copy.startsWith('--from=build '))).toBe(true);
  });

  it('runs the server as an ordinary user, whose data is in the volume', () => {
    expect(dockerfile('USER')).toBe('node');
    expect(join(dockerfile('ENV').match(/DATA_DIR=(\S+)/)?.[1] ?? '', '..')).toBe(dockerfile('VOLUME'));
    expect(dockerfile('RUN')).toContain(`chown node:node ${dockerfile('VOLUME')}`);
    expect(existsSync(((JSON.parse(dockerfile('ENTRYPOINT')) as string[]).at(-1) ?? '').replace(/^dist(.*)\.js$/, '.$1.ts'))).toBe(true);
  });

  it('listens outside itself, and asks itself whether it is ready', () => {
    expect(readConfig(Object.fromEntries(dockerfile('ENV').split(/\s+/).map((pair) => pair.split('=') as [string, string])))).toMatchObject({ host: '0.0.0.0', port: Number(dockerfile('EXPOSE')) });
    expect(dockerfile('HEALTHCHECK')).toContain('/health/ready');
  });

  it('takes no data, packages or builds of this machine into it', () => {
    expect(text('.dockerignore').split('\n')).toEqual(expect.arrayContaining(['.git', 'node_modules', 'dist', 'data']));
  });
});
