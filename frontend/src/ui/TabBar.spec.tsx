import { describe, expect, it } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { TabBar } from './TabBar';

const names = ['alarms', 'tasks', 'view'] as const;

function Tabs() {
  const [chosen, setChosen] = useState<(typeof names)[number]>('alarms');
  return <TabBar id="side" label="Bên cạnh" names={names} chosen={chosen} textOf={(name) => name} onChoose={setChosen} />;
}

const selected = () => screen.getByRole('tab', { selected: true });

describe('a tab bar', () => {
  it('is one stop for the keyboard and moves with the arrows, round and round', async () => {
    const person = userEvent.setup();
    render(<Tabs />);
    await person.tab();
    expect(selected()).toHaveFocus();
    await person.keyboard('{ArrowLeft}');
    expect(selected()).toHaveTextContent('view');
    expect(selected()).toHaveFocus();
    await person.keyboard('{Home}{ArrowRight}');
    expect(selected()).toHaveTextContent('tasks');
    await person.tab();
    expect(document.body).toHaveFocus();
  });

  it('chooses what is pressed', async () => {
    render(<Tabs />);
    await userEvent.setup().click(screen.getByRole('tab', { name: 'view' }));
    expect(selected()).toHaveTextContent('view');
    expect(selected()).toHaveAttribute('aria-controls', 'side-panel');
  });
});
