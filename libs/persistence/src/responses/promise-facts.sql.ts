import { defaultSettings } from '../settings/setting.repository.js';

const numberSetting = (key: 'answersLinkedMonths' | 'disclosureThreshold') =>
  `coalesce((SELECT s.value::int FROM setting s WHERE s.key = '${key}'), ${defaultSettings[key]})`;

/** What the promise of wave `w` follows from, but for what its instrument says. */
export const promiseFactsSql = `'mode', w.privacy_mode, 'respondentKind', w.respondent_kind,
  'linkedMonths', coalesce(w.linked_months, ${numberSetting('answersLinkedMonths')}), 'threshold', ${numberSetting('disclosureThreshold')}`;
