import { StrictMode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import './app/fonts.css';
import './app/signIn.css';
import { Root } from './app/Root';
import { startScreen } from './app/screen';

startScreen();
const place = document.getElementById('root');
if (!place) throw new Error('index.html has no #root');
// Drawn before the page counts as loaded, not at some idle moment after.
flushSync(() => createRoot(place).render(<StrictMode><Root /></StrictMode>));
// The application loads while somebody types a password.
void import('./app/App');
