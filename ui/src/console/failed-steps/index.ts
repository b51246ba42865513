import type { ResourceProps } from 'react-admin';
import { FailedStepList } from './FailedStepList.js';
import { FailedStepShow } from './FailedStepShow.js';

export const failedSteps: ResourceProps = { name: 'failed-steps', list: FailedStepList, show: FailedStepShow, recordRepresentation: 'step' };
