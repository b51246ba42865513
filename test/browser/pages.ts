import type { Page } from 'playwright-core';

/** The steps of the story as people take them: by what they read on buttons and fields. */
export const signIn = async (page: Page, panel: 'console' | 'portal', email: string, password: string): Promise<void> => {
  await page.goto(`/${panel}/`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).or(page.locator('input[name=password]')).first().fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
};

export const go = (page: Page, panel: 'console' | 'portal', path: string): Promise<unknown> => page.goto(`/${panel}/#${path}`);

/** Chooses from a field that searches while one types. */
export const choose = async (page: Page, label: string, option: string): Promise<void> => {
  await page.getByLabel(label).click();
  await page.getByRole('option', { name: option }).click();
};

/** Opens an action's dialog and confirms it, after it has said what it would record. */
export const confirm = async (page: Page, command: string, fill: () => Promise<unknown> = () => Promise.resolve()): Promise<void> => {
  await page.getByTestId(`command-${command}`).click();
  await fill();
  await page.getByTestId('confirm-command').click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
};

export const textOf = async (page: Page, testId: string): Promise<string> => (await page.getByTestId(testId).first().innerText()).trim();
