import type { Same } from '#platform/i18n';
import type { simulationVi } from './simulation.vi';

export const simulationEn: Same<typeof simulationVi> = {
  simulation: {
    open: 'Simulation',
    hint: 'In demonstrations only. Everyone with the portal open sees what happens.',
    done: '%{count} point is affected. |||| %{count} points are affected.',
    storm: { label: 'A storm crosses the province', question: 'Simulate a storm?', explanation: 'About 380 points go offline, in three waves ten seconds apart.' },
    restore: { label: 'Restore everything', question: 'Restore every point?', explanation: 'Waves still waiting are dropped; points the simulation took offline come back.' },
    outage: { label: 'Simulate an outage', question: 'Simulate an outage here?', explanation: 'The point goes offline and raises an alarm as a real one would.' },
    communeOutage: { label: 'Simulate a commune outage', question: 'Simulate an outage of the whole commune?', explanation: 'Every monitored point of the commune goes offline.' },
  },
};
