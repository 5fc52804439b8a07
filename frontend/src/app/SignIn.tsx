import type { Words } from '@ioc/shared/words';
import { useCallback, useId, useState, useSyncExternalStore, type FormEvent, type ReactNode } from 'react';
import { isProblem } from '../platform/api/problems';
import { signIn } from '../platform/api/session';
import { chooseLocale, currentLocale, watchLocale } from '../platform/i18n/locale';
import { Emblem } from './Emblem';

/** The page before the application: it carries its own few words, so that nothing but React has to arrive first. */
const words = {
  title: { vi: 'Trung tâm giám sát, điều hành thông minh', en: 'Smart operations centre' },
  intro: { vi: 'Đăng nhập để vào hệ thống', en: 'Sign in to continue' },
  expired: { vi: 'Phiên làm việc đã kết thúc. Đăng nhập lại để tiếp tục đúng chỗ đang làm.', en: 'Your session has ended. Sign in to go on where you were.' },
  username: { vi: 'Tên đăng nhập', en: 'User name' },
  password: { vi: 'Mật khẩu', en: 'Password' },
  reveal: { vi: 'Hiện', en: 'Show' },
  conceal: { vi: 'Ẩn', en: 'Hide' },
  submit: { vi: 'Đăng nhập', en: 'Sign in' },
  busy: { vi: 'Đang đăng nhập…', en: 'Signing in…' },
  missing: { vi: 'Hãy nhập tên đăng nhập và mật khẩu.', en: 'Enter your user name and password.' },
  unreachable: {
    vi: 'Không kết nối được máy chủ. Trang tự thử lại, không cần tải lại.',
    en: 'The server cannot be reached. This page tries again by itself.',
  },
} as const satisfies Record<string, Words>;

export interface SignInProps {
  /** The session ended while somebody was working, as opposed to a first visit. */
  isReturning: boolean;
  isUnreachable: boolean;
}

/** Over a waiting application the page is a modal dialog of the browser: open dialogs beneath cannot take the focus. */
function Cover({ isModal, children }: { isModal: boolean; children: ReactNode }) {
  const open = useCallback((dialog: HTMLDialogElement | null) => {
    if (dialog && !dialog.open) dialog.showModal();
  }, []);
  if (!isModal) return <div className="sign-in">{children}</div>;
  return <dialog className="sign-in" ref={open} onCancel={(event) => event.preventDefault()}>{children}</dialog>;
}

const text = (form: FormData, name: string): string => String(form.get(name) ?? '');

export function SignIn({ isReturning, isUnreachable }: SignInProps) {
  const locale = useSyncExternalStore(watchLocale, currentLocale);
  const say = (name: keyof typeof words): string => words[name][locale];
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [isRevealed, setRevealed] = useState(false);
  const noticeId = useId();
  const notice = refusal ?? (isUnreachable ? say('unreachable') : null);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (isBusy) return;
    const form = new FormData(event.currentTarget);
    const credentials = { username: text(form, 'username').trim(), password: text(form, 'password') };
    if (!credentials.username || !credentials.password) {
      setRefusal(say('missing'));
      return;
    }
    setBusy(true);
    setRefusal(null);
    try {
      await signIn(credentials);
    } catch (error) {
      if (isProblem(error, 'system.unavailable')) setRefusal(say('unreachable'));
      else setRefusal(error instanceof Error ? error.message : String(error));
      setBusy(false);
    }
  }

  return (
    <Cover isModal={isReturning}>
      <main>
        <header><Emblem size={40} /><h1>{say('title')}</h1></header>
        <p>{say(isReturning ? 'expired' : 'intro')}</p>
        <form onSubmit={(event) => void submit(event)} noValidate aria-describedby={noticeId}>
          <label>
            {say('username')}
            <input name="username" autoComplete="username" autoCapitalize="none" spellCheck={false} autoFocus maxLength={63} />
          </label>
          <div className="password">
            <label>
              {say('password')}
              <input name="password" type={isRevealed ? 'text' : 'password'} autoComplete="current-password" maxLength={200} />
            </label>
            <button type="button" className="quiet reveal" aria-pressed={isRevealed} onClick={() => setRevealed(!isRevealed)}>
              {say(isRevealed ? 'conceal' : 'reveal')}
            </button>
          </div>
          <div id={noticeId} role="alert">{notice && <div className="notice">{notice}</div>}</div>
          <button type="submit" className="submit" aria-disabled={isBusy}>{say(isBusy ? 'busy' : 'submit')}</button>
        </form>
        <footer>
          <button type="button" className="quiet" lang="vi" aria-pressed={locale === 'vi'} onClick={() => chooseLocale('vi')}>Tiếng Việt</button>
          <button type="button" className="quiet" lang="en" aria-pressed={locale === 'en'} onClick={() => chooseLocale('en')}>English</button>
        </footer>
      </main>
    </Cover>
  );
}
