import { describe, expect, it } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import { pointShapes, pointStates } from './pointStates';
import { StatusIcon } from './StatusIcon';

describe('StatusIcon', () => {
  it('says what it means when it has a title', () => {
    render(<StatusIcon shape="triangle" state="offline" title="Mất kết nối" />);
    expect(screen.getByRole('img', { name: 'Mất kết nối' })).toBeInTheDocument();
  });

  it('is silent beside a text', () => {
    const { container } = render(<StatusIcon shape="square" state="online" />);
    expect(container.querySelector('svg')).toHaveAttribute('aria-hidden', 'true');
  });

  it('draws every shape and state differently without colour', () => {
    const drawings = new Set<string>();
    for (const shape of pointShapes) {
      for (const state of pointStates) {
        const { container, unmount } = render(<StatusIcon shape={shape} state={state} />);
        drawings.add(container.innerHTML.replaceAll(/#[0-9a-f]{6}|rgba\([^)]*\)/g, ''));
        unmount();
      }
    }
    expect(drawings.size).toBe(pointShapes.length * pointStates.length);
  });
});
