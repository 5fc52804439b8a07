/** What people send about alarms, and how alarms are asked for. */
import { z } from 'zod';
import { alarmSeverities, alarmStates, alarmTypeCodes } from './alarms.js';
import { assetKindCodes } from './asset-kinds.js';
import { idList, listQuery, oneOfMany } from './list.input.js';

const note = z.string().trim().max(500);
export const acknowledgeAlarm = z.strictObject({ note });
export type AcknowledgeAlarm = z.infer<typeof acknowledgeAlarm>;
/** No more than a board shows. The note goes to each of them. */
export const acknowledgeAlarms = z.strictObject({ ids: z.array(z.uuid()).min(1).max(300), note });
export type AcknowledgeAlarms = z.infer<typeof acknowledgeAlarms>;
/** An operator who ends an alarm that the devices still report has to say why. */
export const clearAlarm = z.strictObject({ note: note.min(3) });
export type ClearAlarm = z.infer<typeof clearAlarm>;
export const closeAlarm = z.strictObject({ note });
export type CloseAlarm = z.infer<typeof closeAlarm>;
export const raiseAlarm = z.strictObject({ assetId: z.uuid(), severity: z.enum(alarmSeverities), note: note.min(3) });
export type RaiseAlarm = z.infer<typeof raiseAlarm>;

export const alarmQuery = listQuery.extend({
  state: oneOfMany(alarmStates).optional(),
  severity: oneOfMany(alarmSeverities).optional(),
  type: oneOfMany(alarmTypeCodes).optional(),
  kind: oneOfMany(assetKindCodes).optional(),
  unitId: idList.optional(),
  assetId: z.uuid().optional(),
});
export type AlarmQuery = z.infer<typeof alarmQuery>;
