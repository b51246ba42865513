import type { Messages } from '../en/index.js';
import azure from './azure.js';
import billingMessage from './billing-message.js';
import commands from './commands.js';
import common from './common.js';
import consoleTexts from './console.js';
import consoleBilling from './console-billing.js';
import consoleCatalog from './console-catalog.js';
import data from './data.js';
import dates from './data-dates.js';
import events from './events.js';
import explanation from './explanation.js';
import exportTexts from './exports.js';
import fieldProblems from './field-problems.js';
import portal from './portal.js';
import ra from './ra.js';
import subscription from './subscription.js';
import priceLists from './price-lists.js';
import problems from './problems.js';
import purse from './purse.js';
import reservationTexts from './reservations.js';
import partnerCenterTexts from './partner-center.js';
import words from './words.js';

const hi: Messages = {
  ra,
  ...common,
  ...consoleTexts,
  ...consoleBilling,
  ...consoleCatalog,
  ...reservationTexts,
  commands,
  data: { ...data, ...dates },
  events,
  explanation,
  exports: exportTexts,
  portal,
  priceLists,
  subscription,
  billingMessage,
  fieldProblems,
  problems,
  purse,
  words,
  azure,
  ...partnerCenterTexts,
};

export default hi;
