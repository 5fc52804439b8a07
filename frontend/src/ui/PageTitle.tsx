import { useEffect, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

/** Where react-admin's own titles go too, see TitlePortal in the top bar. */
const titlePlace = 'react-admin-title';

/** The name of the page in the top bar. For the first pages: react-admin's own brings its whole configuration mode along. */
export function PageTitle({ title }: { title: ReactNode }) {
  const [place, setPlace] = useState<HTMLElement | null>(null);
  useEffect(() => setPlace(document.getElementById(titlePlace)), []);
  return place && createPortal(<span>{title}</span>, place);
}
