/**
 * Whether somebody was signed in when this browser last heard. It decides what is shown before the server answers and
 * nothing else: who is there, only the session says.
 */
const key = 'ioc.was-signed-in';

export function wasSignedIn(): boolean {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    // Storage can be closed by policy: the sign-in page is then shown until the answer.
    return false;
  }
}

export function rememberVisit(isSignedIn: boolean): void {
  try {
    if (isSignedIn) localStorage.setItem(key, '1');
    else localStorage.removeItem(key);
  } catch {
    // Only the look of the first moment is lost.
  }
}
