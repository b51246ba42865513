import { useEffect, useRef } from 'react';

/** A new page, or a new step of one, is read from its top; those who hear it are taken there too. */
export const useArrival = (place: string): void => {
  const before = useRef(place);
  useEffect(() => {
    if (before.current === place) return;
    before.current = place;
    window.scrollTo(0, 0);
    document.getElementById('content')?.focus({ preventScroll: true });
  }, [place]);
};
