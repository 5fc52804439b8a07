/** What the work of units, persons and sectors is worth over a period, kept from the events of tasks and computed again from them. */
export { ScoresModule } from './scores.module.js';
export { fillScores, storedFacts, storedScores, withinEverything } from './scores.queries.js';
