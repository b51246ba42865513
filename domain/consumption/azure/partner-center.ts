import type { Aggregate } from '../../shared/decider.js';
import { ruleBroken, wrongState } from '../../shared/errors.js';
import { partnerCenterEvents, type PartnerCenterEvent, type PartnerCenterSettings } from './partner-center.events.js';

/** A reseller's connection to Microsoft Partner Center; null: there is none. */
export type PartnerCenter = PartnerCenterSettings | null;

export type PartnerCenterCommand =
  /** `sealedSecret` null: the secret stays the one that is known. */
  | { readonly type: 'ConnectPartnerCenter'; readonly settings: Omit<PartnerCenterSettings, 'sealedSecret'> & { readonly sealedSecret: string | null } }
  | { readonly type: 'DisconnectPartnerCenter' };

export const partnerCenter: Aggregate<PartnerCenter, PartnerCenterCommand, PartnerCenterEvent> = {
  category: 'partner_center',
  catalogue: partnerCenterEvents,
  initial: null,
  decide(command, state) {
    if (command.type === 'DisconnectPartnerCenter') return state ? [{ type: 'PartnerCenterDisconnected', data: { resellerId: state.resellerId } }] : [];
    const sealedSecret = command.settings.sealedSecret ?? keptSecret(command.settings, state);
    const settings = { ...command.settings, sealedSecret };
    return state && same(state, settings) ? [] : [{ type: 'PartnerCenterConnected', data: settings }];
  },
  evolve: (_state, event) => (event.type === 'PartnerCenterConnected' ? event.data : null),
};

/** A secret goes to nobody but the application that it was entered for. */
const keptSecret = (settings: Pick<PartnerCenterSettings, 'cloud' | 'tenantId' | 'clientId'>, state: PartnerCenter): string => {
  if (state && (['cloud', 'tenantId', 'clientId'] as const).every((name) => state[name] === settings[name])) return state.sealedSecret;
  throw ruleBroken('secret_required', 'Enter the secret of the application: it is not known yet for this tenant and client id.', '/clientSecret');
};

const same = (a: PartnerCenterSettings, b: PartnerCenterSettings): boolean => (Object.keys(b) as (keyof PartnerCenterSettings)[]).every((name) => a[name] === b[name]);

export const connected = (state: PartnerCenter): PartnerCenterSettings => {
  if (state) return state;
  throw wrongState('partner_center_not_connected', 'The reseller has no connection to Microsoft Partner Center. Connect it under Azure, Partner Center.');
};
