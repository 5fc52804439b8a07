import { apiUrl } from '#platform/api';

/** Where the bytes of a file are; inline for what is shown in the browser. */
export const contentUrl = (id: string, inline = false): string => apiUrl(`/attachments/${id}/content`, inline ? { inline: true } : undefined);
