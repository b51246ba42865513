/** States that pass by themselves: whoever looks at them is shown what comes next. */
const TRANSITIONAL = ['Installing', 'Updating', 'Stopping', 'Activating', 'Deleting', 'Renewing', 'Switching', 'Provisioning', 'Running', 'Retrying'];

export const isTransitional = (status: string | undefined): boolean => status !== undefined && TRANSITIONAL.includes(status);
