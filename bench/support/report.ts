/** What a figure is held against: a floor or limit that was set, or a peer measured in the same run. */
export interface Beside {
  readonly name: string;
  readonly value: number;
}

export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly beside: Beside;
}

/** The texts of a printed figure. */
export interface PrintedFigure {
  readonly name: string;
  readonly value: string;
  readonly beside: string;
  readonly besideValue: string;
  readonly ratio: string;
}

const LINE = /^(.+): (\S+ \S+) \((.+): (\S+ \S+); (\S+)\)$/;

/** One line on stdout for each thing that the figure is held against: `name: value unit (beside: value unit; ratio)`. */
export const report = (name: string, value: number, unit: string, ...besides: readonly Beside[]): void => {
  for (const beside of besides) process.stdout.write(`${lineOf({ name, value, unit, beside })}\n`);
};

export const lineOf = ({ name, value, unit, beside }: Figure): string =>
  `${name}: ${written(value)} ${unit} (${beside.name}: ${written(beside.value)} ${unit}; ${(value / beside.value).toFixed(2)})`;

export const parseLine = (line: string): PrintedFigure | null => {
  const [, name, value, beside, besideValue, ratio] = LINE.exec(line) ?? [];
  return name && value && beside && besideValue && ratio ? { name, value, beside, besideValue, ratio } : null;
};

export const tableOf = (figures: readonly PrintedFigure[]): string => {
  const rows = figures.map(({ name, value, beside, besideValue, ratio }) => `| ${name} | ${value} | ${beside} | ${besideValue} | ${ratio} |`);
  return ['| figure | measured | beside | its value | ratio |', '|---|---:|---|---:|---:|', ...rows].join('\n');
};

/** What is being done, for whoever waits; not part of the result. */
export const say = (text: string): void => void process.stderr.write(`  ${text}\n`);

const written = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: value >= 100 ? 0 : value >= 1 ? 1 : 3 });
