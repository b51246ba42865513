import { execFileSync } from 'node:child_process';

/** Who works in the console. */
export const OPERATOR = { email: 'ada@example.com', password: 'operator password' };

/** Makes him in a folder without data, as the README says: by the command line. */
export const createOperator = (dataDir: string, environment: NodeJS.ProcessEnv = {}): void => {
  const named = ['create-operator', '--email', OPERATOR.email, '--first-name', 'Ada', '--last-name', 'Berg', '--password', OPERATOR.password, '--distributor', 'Northwind Cloud'];
  execFileSync(process.execPath, ['dist/infrastructure/main/cli.js', ...named], { env: { ...process.env, NODE_OPTIONS: '', DATA_DIR: dataDir, ...environment } });
};
