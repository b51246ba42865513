import type { Constructor } from '../spine/command.js';
import type { Workflow } from '../spine/workflow.js';
import { ConsumptionCharge } from './consumption-charge.workflow.js';
import { RecordConsumptionHandler } from './record-consumption.js';

export const consumptionCommands: readonly Constructor[] = [RecordConsumptionHandler];
export const consumptionWorkflows: readonly Constructor<Workflow>[] = [ConsumptionCharge];
