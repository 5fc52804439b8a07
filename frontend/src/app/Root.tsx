import type { Me } from '@ioc/shared/access';
import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import { isProblem } from '../platform/api/problems';
import { currentMe, getMe, hasLeft, watchMe } from '../platform/api/session';
import { wasSignedIn } from '../platform/api/visits';
import { Emblem } from './Emblem';
import { startAfresh } from './screen';
import { SignIn } from './SignIn';

const askAgainMs = 3_000;

const App = lazy(() => import('./App').then((module) => ({ default: module.App })));

const Splash = () => <div className="splash"><Emblem size={56} /></div>;

type First = 'asking' | 'unreachable' | 'answered';

/** Asks who is there until some server answers, whatever the answer. */
function useFirstAnswer(): First {
  const [first, setFirst] = useState<First>('asking');
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const ask = (): void => {
      getMe().then(
        () => setFirst('answered'),
        (error: unknown) => {
          if (isOver) return;
          if (isProblem(error, 'system.unavailable')) {
            setFirst('unreachable');
            timer = setTimeout(ask, askAgainMs);
          } else setFirst('answered');
        },
      );
    };
    ask();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, []);
  return first;
}

/**
 * The sign-in page lies over the application when a session ends, and the application waits beneath: the same person
 * finds page, scroll and half-typed form as they were.
 */
export function Root() {
  const first = useFirstAnswer();
  // Where nobody was signed in the answer is known beforehand, and the page need not wait for it.
  const [isExpected] = useState(wasSignedIn);
  const isWaiting = isExpected && first === 'asking';
  const me = useSyncExternalStore(watchMe, currentMe);
  const [owner, setOwner] = useState<Me['id'] | null>(null);
  if (me !== null && owner === null) setOwner(me.id);
  // Nothing of one person's screen may be seen by the next: a fresh page has no caches.
  const isOver = owner !== null && (me === null ? hasLeft() : me.id !== owner);
  useEffect(() => {
    if (isOver) startAfresh(me === null);
  }, [isOver, me]);

  if (isOver) return <Splash />;
  const isCovered = me === null;
  return (
    <>
      {owner !== null && (
        <div inert={isCovered} hidden={isCovered}>
          <Suspense fallback={<Splash />}><App /></Suspense>
        </div>
      )}
      {isCovered && isWaiting && <Splash />}
      {isCovered && !isWaiting && <SignIn isReturning={owner !== null} isUnreachable={first === 'unreachable'} />}
    </>
  );
}
