import { describe, expect, it, jest } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { SearchField } from './SearchField';

const communes = ['Xã Bảo Lạc', 'Xã Cô Ba', 'Phường Thục Phán'];

function Search({ onChoose, items = communes }: { onChoose: (name: string) => void; items?: readonly string[] }) {
  const [question, setQuestion] = useState('');
  return (
    <SearchField
      label="Tìm xã" question={question} onQuestion={setQuestion} items={question ? items : []} keyOf={(name) => name}
      render={(name) => name} onChoose={onChoose} status={question ? 'Không tìm thấy' : ''}
    />
  );
}

const input = () => screen.getByRole('combobox', { name: 'Tìm xã' });
const marked = () => document.getElementById(input().getAttribute('aria-activedescendant') ?? '')?.textContent;

describe('a search field', () => {
  it('offers suggestions and takes the marked one with Enter', async () => {
    const onChoose = jest.fn();
    const person = userEvent.setup();
    render(<Search onChoose={onChoose} />);
    await person.type(input(), 'x');
    expect(input()).toHaveAttribute('aria-expanded', 'true');
    expect(marked()).toBe('Xã Bảo Lạc');
    await person.keyboard('{ArrowDown}');
    expect(marked()).toBe('Xã Cô Ba');
    await person.keyboard('{ArrowUp}{ArrowUp}');
    expect(marked()).toBe('Phường Thục Phán');
    await person.keyboard('{Enter}');
    expect(onChoose).toHaveBeenCalledWith('Phường Thục Phán');
    expect(input()).toHaveAttribute('aria-expanded', 'false');
  });

  it('takes the one that is pressed and keeps the focus', async () => {
    const onChoose = jest.fn();
    const person = userEvent.setup();
    render(<Search onChoose={onChoose} />);
    await person.type(input(), 'x');
    await person.click(screen.getByRole('option', { name: 'Xã Cô Ba' }));
    expect(onChoose).toHaveBeenCalledWith('Xã Cô Ba');
    expect(input()).toHaveFocus();
  });

  it('closes with Escape and empties with the next one', async () => {
    const person = userEvent.setup();
    render(<Search onChoose={() => {}} />);
    await person.type(input(), 'x{Escape}');
    expect(input()).toHaveAttribute('aria-expanded', 'false');
    expect(input()).toHaveValue('x');
    await person.keyboard('{Escape}');
    expect(input()).toHaveValue('');
  });

  it('says that nothing was found', async () => {
    render(<Search onChoose={() => {}} items={[]} />);
    await userEvent.setup().type(input(), 'x');
    expect(screen.getByRole('status')).toHaveTextContent('Không tìm thấy');
  });
});
