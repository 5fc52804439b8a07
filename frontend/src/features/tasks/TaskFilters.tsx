import { AutocompleteInput, ReferenceInput, SearchInput, SelectInput } from 'ra-ui-materialui';
import { extensionStateNames, openExtensionStates } from '@ioc/shared/task-extensions';
import { deadlineStateNames, taskPriorityNames, taskStateNames } from '@ioc/shared/tasks';
import { useT } from '#platform/i18n';
import { ManyInput } from '#ui/ManyInput';
import { useWordsChoices } from '#ui/WordsSelect';
import { PlanInput } from './PlanInput';
import { useSectors } from './useTaskChoices';

const byName = { field: 'name', order: 'ASC' } as const;

/** What every view of tasks can be narrowed by: three always there, the rest behind "Thêm bộ lọc". */
export function useTaskFilters() {
  const t = useT();
  const sectors = useSectors();
  const states = useWordsChoices(taskStateNames);
  const deadlines = useWordsChoices(deadlineStateNames);
  const priorities = useWordsChoices(taskPriorityNames);
  const extensions = useWordsChoices(extensionStateNames).filter(({ id }) => (openExtensionStates as readonly string[]).includes(id));
  return [
    <SearchInput key="q" source="q" alwaysOn placeholder={t('tasks.searchLabel')} slotProps={{ htmlInput: { 'aria-label': t('tasks.searchLabel') } }} />,
    <ManyInput key="state" source="state" label={t('tasks.field.state')} choices={states} alwaysOn />,
    <ManyInput key="deadline" source="deadline" label={t('tasks.field.deadline')} choices={deadlines} alwaysOn />,
    <SelectInput key="priority" source="priority" label={t('tasks.field.priority')} choices={priorities} translateChoice={false} />,
    <SelectInput key="sectorCode" source="sectorCode" label={t('tasks.field.sector')} choices={sectors.choices} translateChoice={false} />,
    <SelectInput key="extension" source="extension" label={t('extensions.filter')} choices={extensions} translateChoice={false} />,
    <ReferenceInput key="leadOrgId" source="leadOrgId" label={t('tasks.field.lead')} reference="organisations" perPage={500} sort={byName}>
      <AutocompleteInput label={t('tasks.field.lead')} optionText="name" filterToQuery={(q: string) => ({ q })} sx={{ minWidth: 260 }} />
    </ReferenceInput>,
    <PlanInput key="planId" source="planId" label={t('tasks.field.plan')} />,
  ];
}
