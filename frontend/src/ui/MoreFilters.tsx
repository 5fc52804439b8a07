import type { ReactElement } from 'react';
import { FilterButton } from 'ra-ui-materialui';

/**
 * The way to the filters a list does not show from the start. Without it they can be had only by an address.
 * Queries are kept as links, so the menu offers no second way to keep them.
 * @param filters those of the list, where this stands outside its toolbar
 */
export const MoreFilters = ({ filters }: { filters?: ReactElement[] }) => <FilterButton disableSaveQuery size="small" {...(filters ? { filters } : {})} />;
