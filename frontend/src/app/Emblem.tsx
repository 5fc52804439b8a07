export const Emblem = ({ size }: { size: number }) => (
  <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" fill="none" stroke="currentColor">
    <circle cx="16" cy="16" r="13" strokeWidth="2.6" />
    <circle cx="16" cy="16" r="7.5" strokeWidth="2" strokeOpacity="0.5" />
    <circle cx="16" cy="16" r="3.2" fill="currentColor" stroke="none" />
  </svg>
);
