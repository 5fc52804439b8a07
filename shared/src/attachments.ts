/**
 * Files that show what was done ("tài liệu, hình ảnh"): kept byte for byte as they came, and bound to one line of a
 * task's timeline. Until a step takes it along, a file waits and only its uploader knows of it.
 */
import type { LngLat } from './geo.js';
import type { Choices, Words } from './words.js';

/** What a file is, by what is in it; its name and what the browser says of it decide nothing. */
export const fileKinds = ['pdf', 'jpeg', 'png', 'webp', 'docx', 'xlsx', 'odt', 'text'] as const;
export type FileKind = (typeof fileKinds)[number];
export const fileKindNames = {
  pdf: { vi: 'PDF', en: 'PDF' },
  jpeg: { vi: 'Ảnh JPEG', en: 'JPEG picture' },
  png: { vi: 'Ảnh PNG', en: 'PNG picture' },
  webp: { vi: 'Ảnh WebP', en: 'WebP picture' },
  docx: { vi: 'Văn bản Word', en: 'Word document' },
  xlsx: { vi: 'Bảng tính Excel', en: 'Excel workbook' },
  odt: { vi: 'Văn bản OpenDocument', en: 'OpenDocument text' },
  text: { vi: 'Văn bản thuần', en: 'Plain text' },
} as const satisfies Choices<FileKind>;

/** Under which type a kind is served, and how its name may end; the first ending is given to a name that has none of them. */
export const fileForms: Readonly<Record<FileKind, { mediaType: string; endings: readonly string[] }>> = {
  pdf: { mediaType: 'application/pdf', endings: ['.pdf'] },
  jpeg: { mediaType: 'image/jpeg', endings: ['.jpg', '.jpeg'] },
  png: { mediaType: 'image/png', endings: ['.png'] },
  webp: { mediaType: 'image/webp', endings: ['.webp'] },
  docx: { mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', endings: ['.docx'] },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', endings: ['.xlsx'] },
  odt: { mediaType: 'application/vnd.oasis.opendocument.text', endings: ['.odt'] },
  text: { mediaType: 'text/plain; charset=utf-8', endings: ['.txt', '.csv'] },
};

/** A browser may show these where they are, as long as nothing in them acts; everything else is only handed over. */
export const viewableKinds = ['pdf', 'jpeg', 'png', 'webp'] as const satisfies readonly FileKind[];
export const isViewable = (kind: FileKind): boolean => (viewableKinds as readonly FileKind[]).includes(kind);
export const isPicture = (kind: FileKind): boolean => isViewable(kind) && kind !== 'pdf';

export interface Attachment {
  id: string;
  name: string;
  kind: FileKind;
  /** Bytes. */
  size: number;
  /** It may be shown in the browser: a picture, or a PDF in which nothing runs, starts, sends or unpacks. */
  isViewable: boolean;
  uploadedById: string;
  uploadedByName: string;
  uploadedAt: string;
  /** The line of the timeline it belongs to; null while it waits. */
  updateId: string | null;
  /** It came with a report or a result; what a return carries is no evidence. */
  isReported: boolean;
  /** When and where the camera says the photo was taken; null when it does not say. */
  takenAt: string | null;
  location: LngLat | null;
  /** From the place of the task; null where one of the two places is not known. */
  distanceM: number | null;
  /** Not within the unit the task lies in; null where that cannot be told. */
  isOutsideUnit: boolean | null;
}

/** Clocks of cameras and servers are not the same to the minute. */
const clockToleranceMs = 10 * 60_000;

/** Farther away than this a photo shows something else than the place of the task. */
export const farMetres = 500;

export const photoWarnings = ['far', 'outside-unit', 'before-task'] as const;
export type PhotoWarning = (typeof photoWarnings)[number];

/** What speaks against a photo as evidence. It is a hint to whoever accepts; nothing is refused for it. */
export function warningsOf(photo: Pick<Attachment, 'takenAt' | 'distanceM' | 'isOutsideUnit'>, assignedAt: string): PhotoWarning[] {
  const holds: Readonly<Record<PhotoWarning, boolean>> = {
    far: photo.distanceM !== null && photo.distanceM > farMetres,
    'outside-unit': photo.isOutsideUnit === true,
    'before-task': photo.takenAt !== null && Date.parse(photo.takenAt) < Date.parse(assignedAt) - clockToleranceMs,
  };
  return photoWarnings.filter((warning) => holds[warning]);
}

/** A file no step has taken along for so long is removed. Longer than an answer to a repeated upload is kept. */
export const waitingHours = 72;

export const attachmentProblems = {
  'attachment.not-found': 404,
  'attachment.file-required': 422,
  'attachment.kind-refused': 415,
  'attachment.runs-in-browser': 415,
  'attachment.archive-refused': 415,
  'attachment.interrupted': 400,
  'attachment.too-slow': 408,
  'attachment.too-many': 422,
  'attachment.too-many-waiting': 409,
  'attachment.store-full': 507,
} as const;

/** What an archive is refused for, in words for the sentence of the problem. */
export const archiveFaults = ['damaged', 'encrypted', 'too-large', 'ratio', 'entries', 'nested', 'macros', 'names'] as const;
export type ArchiveFault = (typeof archiveFaults)[number];
export const archiveFaultNames: Readonly<Record<ArchiveFault, Words>> = {
  damaged: { vi: 'tệp hỏng hoặc chưa tải hết', en: 'it is damaged or incomplete' },
  encrypted: { vi: 'tệp có mật khẩu', en: 'it is protected by a password' },
  'too-large': { vi: 'giải nén ra quá lớn', en: 'it is too large when unpacked' },
  ratio: { vi: 'tỷ lệ nén bất thường', en: 'it is packed far too tightly' },
  entries: { vi: 'có quá nhiều thành phần', en: 'it has too many parts' },
  nested: { vi: 'có tệp nén bên trong', en: 'there are archives inside' },
  macros: { vi: 'có macro', en: 'there are macros inside' },
  names: { vi: 'tên thành phần không hợp lệ', en: 'the names of its parts are not allowed' },
};
