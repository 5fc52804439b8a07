import { afterEach, describe, expect, it } from '@jest/globals';
import type { ListedTask } from '@ioc/shared/tasks';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import { closeScreen, ok, openScreen } from '#testing/screen';
import { TaskShow } from './TaskShow';
import { TaskTable } from './TaskTable';
import { buildMe, buildTask } from './tasks.testing';

const whole = buildTask({ content: 'Kiểm tra nguồn điện, thay ắc quy.', requiredResult: 'Biên bản có ảnh', state: 'in_progress' });
const { content: _content, requiredResult: _result, subject: _subject, location: _location, ...rest } = whole;
const listed: ListedTask = rest;
const none = ok([]);

describe('the page of a task', () => {
  afterEach(closeScreen);

  it('that is opened from a list shows what the list did not hold', async () => {
    await openScreen(
      <Routes>
        <Route path="/tasks" element={<TaskTable filter={{}} none="" />} />
        <Route path="/tasks/:id/show" element={<TaskShow />} />
      </Routes>,
      {
        me: buildMe('manager'), at: '/tasks',
        server: {
          'GET /api/tasks': ok({ data: [listed], total: 1 }), [`GET /api/tasks/${whole.id}`]: ok(whole),
          ...Object.fromEntries(['updates', 'evaluations', 'extensions', 'parts', 'checklist', 'attachments', 'reminders'].map((part) => [`GET /api/tasks/${whole.id}/${part}`, none])),
          ...Object.fromEntries(['organisations', 'sectors', 'calendars'].map((name) => [`GET /api/${name}`, ok({ data: [], total: 0 })])),
        },
      },
    );
    // From its first moment on: half a record would look like a task without content.
    const shown = new Set<boolean>();
    const watch = new MutationObserver(() => {
      const page = document.querySelector('article');
      if (page) shown.add(page.textContent.includes('thay ắc quy') && page.textContent.includes('Biên bản có ảnh'));
    });
    watch.observe(document.body, { subtree: true, childList: true, characterData: true });
    await userEvent.click(await screen.findByRole('link', { name: whole.title }));
    expect(await screen.findByText('Kiểm tra nguồn điện, thay ắc quy.')).toBeVisible();
    watch.disconnect();
    expect([...shown]).toEqual([true]);
  });
});
