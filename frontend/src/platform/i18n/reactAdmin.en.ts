import messages from 'ra-language-english';
import type { MessageTree } from './messages';

export const reactAdminEn = messages as unknown as MessageTree;
