import { inject, injectable } from 'inversify';
import { ReadStoreUnavailable } from '../../ports/read-store.js';
import { TOKENS } from '../../ports/tokens.js';
import type { Views } from '../../ports/views.js';
import type { WorkflowDrain } from '../../ports/workflow-drain.js';

/** Between the steps of a run: what one did is what the next one finds. */
@injectable()
export class Settling {
  constructor(
    @inject(TOKENS.views) private readonly views: Pick<Views, 'catchUp'>,
    @inject(TOKENS.workflows) private readonly workflows: WorkflowDrain,
  ) {}

  /** All that happened so far has had its effects, and can be found. @throws ReadStoreUnavailable when it cannot in time. */
  async settle(): Promise<void> {
    await this.workflows.drain();
    if (!(await this.views.catchUp())) throw new ReadStoreUnavailable('the read models are behind: billing would miss what they do not show yet');
  }
}
