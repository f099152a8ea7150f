import type { ReactNode } from 'react';

function Icon({ children }: { children: ReactNode }) {
  return (
    <svg
      width="18"
      height="18"
      viewBox="0 0 18 18"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}
export const SearchIcon = () => (
  <Icon>
    <circle cx="7.75" cy="7.75" r="5" />
    <path d="m11.5 11.5 4 4" />
  </Icon>
);
export const MenuIcon = () => (
  <Icon>
    <path d="M2.5 5h13M2.5 9h13M2.5 13h13" />
  </Icon>
);
export const HalfMoonIcon = () => (
  <Icon>
    <circle cx="9" cy="9" r="6" />
    <path d="M9 3a6 6 0 0 1 0 12Z" fill="currentColor" />
  </Icon>
);
export const ChevronIcon = () => (
  <svg
    width="10"
    height="10"
    viewBox="0 0 10 10"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.5"
    aria-hidden="true"
  >
    <path d="m2 3.5 3 3 3-3" />
  </svg>
);
/** The mark: a trace that becomes a line. */
export const MarkIcon = () => (
  <svg width="22" height="16" viewBox="0 0 22 16" aria-hidden="true">
    <circle cx="2.5" cy="13" r="1.75" fill="currentColor" />
    <circle cx="7.5" cy="10.25" r="1.75" fill="currentColor" />
    <path d="m12 8 7.5-5.5" stroke="currentColor" strokeWidth="3" strokeLinecap="round" />
  </svg>
);
