import L from 'leaflet';
import type { LngLat } from '@ioc/shared/geo';

export interface PopupOptions {
  /** Accessible name of the popup. */
  label: string;
  closeLabel: string;
  /** Told when a person closes it, or another popup takes its place; not when `close` is called. */
  onClose?: () => void;
}

export interface OpenPopup {
  close: () => void;
}

const widest = 320;
/** Clear of the ring around the chosen point. */
const offset = L.point(0, -14);

/**
 * A popup around an element its owner keeps filling (a React portal). Its width is fixed and it hangs from its tip, so
 * content may change at will without Leaflet measuring again, and nothing moves.
 */
export function openPopup(map: L.Map, [lng, lat]: LngLat, content: HTMLElement, options: PopupOptions): OpenPopup {
  const width = Math.max(200, Math.min(widest, map.getSize().x - 48));
  const popup = L.popup({
    className: 'ioc-popup', offset, minWidth: width, maxWidth: width,
    autoPanPaddingTopLeft: [24, 24], autoPanPaddingBottomRight: [64, 32],
  });
  const cameFrom = document.activeElement;
  let isClosing = false;
  popup.setLatLng([lat, lng]).setContent(content);
  popup.on('remove', () => {
    if (cameFrom instanceof HTMLElement && popup.getElement()?.contains(document.activeElement)) cameFrom.focus();
    if (!isClosing) options.onClose?.();
  });
  popup.openOn(map);
  const element = popup.getElement();
  element?.setAttribute('role', 'dialog');
  element?.setAttribute('aria-label', options.label);
  element?.querySelector('.leaflet-popup-close-button')?.setAttribute('aria-label', options.closeLabel);
  // Opened with the keyboard: reading goes on inside the popup, and Escape leads back.
  if (element && cameFrom?.classList.contains('ioc-offline-marker')) {
    element.tabIndex = -1;
    element.focus({ preventScroll: true });
  }
  return {
    close: () => {
      isClosing = true;
      popup.remove();
    },
  };
}
