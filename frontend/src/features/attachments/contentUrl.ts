import { apiUrl } from '#platform/api';

/** Where the bytes of a file are; inline for a picture that is shown here. */
export const contentUrl = (id: string, inline = false): string => apiUrl(`/attachments/${id}/content`, inline ? { inline: true } : undefined);
